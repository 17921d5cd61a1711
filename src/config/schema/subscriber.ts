import { choice, mapping, text } from "./form";

/** A subscription of an SNS topic. Whether the endpoint suits the protocol is for the rules to say. */
export const subscriber = mapping({
  protocol: choice("a protocol for subscribers", ["email", "email-json", "https", "sqs", "lambda"]),
  endpoint: text({ noun: "an endpoint", write: "an address, URL or ARN, as the protocol needs", pattern: /./ }),
});
