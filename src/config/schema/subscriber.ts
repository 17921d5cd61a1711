import { SEVERITIES } from "../../detections/detection";
import { choice, filledList, mapping } from "./form";
import { value } from "./value";

const subscription = {
  protocol: choice("a protocol for subscribers", ["email", "email-json", "https", "sqs", "lambda"]),
  endpoint: value({ noun: "an endpoint", write: "an address, URL or ARN, as the protocol needs", pattern: /./ }),
};

/** How soon somebody should look. */
export const severity = choice("a severity", SEVERITIES);

/** A subscription of an SNS topic. Whether the endpoint suits the protocol is for the rules to say. */
export const subscriber = mapping(subscription);

/** A subscriber of many alarms, or of the grave ones only. */
export const alarmSubscriber = mapping({
  ...subscription,
  severities: filledList(
    severity,
    "a list of critical, high, medium and low, or leave it out for all",
    "names no severity: this subscriber would hear nothing",
  ).optional(),
});
