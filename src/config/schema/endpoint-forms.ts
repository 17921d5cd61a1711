/**
 * What the endpoint of a subscriber looks like, by its protocol: patterns as in `arn-forms`. None has braces: Terraform
 * would look for a value in them.
 */
import type { SubscriberConfiguration } from "../configuration";
import { functionArnPattern, queueArnPattern } from "./arn-forms";
import type { ArnOwner } from "./arn-forms";

/** What an endpoint is called, how it is written, and what the whole of it matches. */
export interface EndpointForm {
  readonly noun: string;
  readonly write: string;
  readonly pattern: string;
}

const EMAIL_ADDRESS: EndpointForm = {
  noun: "an email address",
  write: "one address without braces, such as security@example.com",
  pattern: "^[^\\s@,;<>{}]+@[^\\s@,;<>{}]+\\.[^\\s@,;<>{}.]+$",
};

const HTTPS_URL: EndpointForm = {
  noun: "an https URL",
  write: "a URL that begins with https:// and has no braces",
  pattern: "^https://[^\\s/?#{}]+[^\\s{}]*$",
};

/**
 * The form of a protocol's endpoints; `owner` is whose ARN it has to be.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export function endpointForm(protocol: SubscriberConfiguration["protocol"], owner: ArnOwner = {}): EndpointForm {
  const forms: Readonly<Record<SubscriberConfiguration["protocol"], EndpointForm>> = {
    email: EMAIL_ADDRESS,
    "email-json": EMAIL_ADDRESS,
    https: HTTPS_URL,
    sqs: {
      noun: "the ARN of a standard SQS queue",
      write: "arn:aws:sqs:<Region>:<account id>:<queue>",
      pattern: queueArnPattern(owner),
    },
    lambda: {
      noun: "the ARN of a Lambda function",
      write: "arn:aws:lambda:<Region>:<account id>:function:<function>",
      pattern: functionArnPattern(owner),
    },
  };
  return forms[protocol];
}
