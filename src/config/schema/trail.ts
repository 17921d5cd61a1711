import { choice, list, mapping, oneOfNumbers, text } from "./form";
import type { TextForm } from "./form";

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
const TRAIL_NAME: TextForm = {
  noun: "a trail name",
  write: "3 to 128 letters, digits, periods, underscores and dashes, with a letter or digit at both ends",
  pattern: /^(?!.*[._-]{2})(?!\d+\.\d+\.\d+\.\d+$)[A-Za-z0-9][A-Za-z0-9._-]{1,126}[A-Za-z0-9]$/,
  reason(name) {
    if (name.length < 3 || name.length > 128) return `its length is ${name.length}`;
    const strange = /[^A-Za-z0-9._-]/.exec(name);
    if (strange) return `it has the character ${JSON.stringify(strange[0])}`;
    if (!/^[A-Za-z0-9].*[A-Za-z0-9]$/.test(name)) return "it begins or ends with a period, an underscore or a dash";
    if (/[._-]{2}/.test(name)) return "it has two periods, underscores or dashes in a row";
    return "it looks like an IP address";
  },
};

/**
 * The retention periods that CloudWatch Logs knows, from one year up: CloudTrail's own event history is gone after 90
 * days, and Security Hub asks for a year.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16
 */
const LOG_GROUP_RETENTION_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** The organization trail. */
export const trail = mapping({
  name: text(TRAIL_NAME).optional(),
  insights: list(
    choice("a kind of CloudTrail Insights", ["ApiCallRateInsight", "ApiErrorRateInsight"]),
    "a list of ApiCallRateInsight and ApiErrorRateInsight",
  ).optional(),
  logGroupRetentionDays: oneOfNumbers(
    "a retention period of CloudWatch Logs of a year or more",
    LOG_GROUP_RETENTION_DAYS,
  ).optional(),
});
