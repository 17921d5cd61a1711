import type {
  AlarmSubscriberConfiguration,
  OrganizationConfiguration,
  SubscriberConfiguration,
} from "../configuration";
import type { Finding, Path } from "../finding";
import { FUNCTION_ARN, QUEUE_ARN } from "../schema/arn-forms";
import type { Sound } from "../sound";
import { listAccounts } from "./accounts";

interface EndpointForm {
  readonly noun: string;
  readonly write: string;
  readonly pattern: RegExp;
}

const EMAIL_ADDRESS: EndpointForm = {
  noun: "an email address",
  write: "one address, such as security@example.com",
  pattern: /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/,
};

/** @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
const ENDPOINTS: Readonly<Record<SubscriberConfiguration["protocol"], EndpointForm>> = {
  email: EMAIL_ADDRESS,
  "email-json": EMAIL_ADDRESS,
  https: { noun: "an https URL", write: "a URL that begins with https://", pattern: /^https:\/\/[^\s/?#]+\S*$/ },
  sqs: { noun: "the ARN of an SQS queue", write: "arn:aws:sqs:<Region>:<account id>:<queue>", pattern: QUEUE_ARN },
  lambda: {
    noun: "the ARN of a Lambda function",
    write: "arn:aws:lambda:<Region>:<account id>:function:<function>",
    pattern: FUNCTION_ARN,
  },
};

/** Subscribers as far as they were understood; those of a single detection have no severities. */
interface ListedSubscribers {
  readonly path: Path;
  readonly subscribers: readonly (Sound<AlarmSubscriberConfiguration> | undefined)[];
}

/** Every list of subscribers: of the organization, of its accounts, of single detections. */
export function listSubscribers(configuration: Sound<OrganizationConfiguration>): readonly ListedSubscribers[] {
  const { subscribers = [], detections = {} } = configuration.alarms ?? {};
  return [
    { path: ["alarms", "subscribers"], subscribers },
    ...listAccounts(configuration).map((account) => ({
      path: [...account.path, "subscribers"],
      subscribers: account.subscribers ?? [],
    })),
    ...Object.entries(detections).map(([id, detection]) => ({
      path: ["alarms", "detections", id, "subscribers"],
      subscribers: detection?.subscribers ?? [],
    })),
  ];
}

/** Every subscriber has an address that suits the protocol. */
export function subscriberRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return listSubscribers(configuration).flatMap(endpointRules);
}

function endpointRules({ path, subscribers }: ListedSubscribers): Finding[] {
  return subscribers.flatMap((subscriber, index) => {
    const { protocol, endpoint } = subscriber ?? {};
    if (protocol === undefined || endpoint === undefined) return [];
    const { noun, write, pattern } = ENDPOINTS[protocol];
    if (pattern.test(endpoint)) return [];
    return [{ path: [...path, index, "endpoint"], what: `is not ${noun}, which protocol ${protocol} needs`, write }];
  });
}
