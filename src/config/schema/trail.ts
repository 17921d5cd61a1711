import { acknowledgement } from "./acknowledgement";
import { KINDS_OF_INSIGHTS } from "../defaults";
import { ARN_PREFIX } from "./arn-forms";
import { choice, filledList, list, mapping, oneOfNumbers, text, truth } from "./form";
import type { TextForm } from "./form";
import { value } from "./value";

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
 * Only characters that mean themselves in the policies that name the prefix.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 */
const KEY_PREFIX: TextForm = {
  noun: "the beginning of a key",
  write: "up to 200 letters, digits, periods, underscores, dashes and single slashes, without a slash at either end",
  pattern: /^(?!\/)(?!.*\/$)(?!.*\/\/)[A-Za-z0-9._/-]{1,200}$/,
};

/**
 * The retention periods that CloudWatch Logs knows, from one year up: CloudTrail's own event history is gone after 90
 * days, and Security Hub asks for a year.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16
 */
const LOG_GROUP_RETENTION_DAYS = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** The longest of them, beside none at all. */
export const LONGEST_LOG_GROUP_RETENTION_DAYS = Math.max(...LOG_GROUP_RETENTION_DAYS);

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const LOG_GROUP_NAME: TextForm = {
  noun: "a log group name",
  write: "1 to 512 letters, digits, and _ - / . #, not beginning with aws/",
  pattern: /^(?!aws\/)[A-Za-z0-9_/.#-]{1,512}$/,
};

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const ROLE_NAME: TextForm = {
  noun: "a role name",
  write: "1 to 64 letters, digits, and _ + = , . @ -",
  pattern: /^[\w+=,.@-]{1,64}$/,
};

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const TOPIC_NAME: TextForm = {
  noun: "a topic name",
  write: "1 to 256 letters, digits, dashes and underscores",
  pattern: /^[\w-]{1,256}$/,
};

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html */
const SELECTOR_NAME: TextForm = {
  noun: "a name of events to record",
  write: "1 to 1000 characters on one line",
  pattern: /^.{1,1000}$/,
};

const RESOURCE_TYPE: TextForm = {
  noun: "a type of resources of CloudTrail",
  write: "AWS::<service>::<resource>, such as AWS::S3::Object",
  pattern: /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/,
};

const EVENT_SOURCE: TextForm = {
  noun: "an event source",
  write: "<service>.amazonaws.com, such as s3.amazonaws.com",
  pattern: /^[a-z0-9-]+\.amazonaws\.com$/,
};

const dataEvents = mapping({
  name: text(SELECTOR_NAME),
  resourceType: text(RESOURCE_TYPE),
  resourceArns: filledList(
    value(ARN_PREFIX),
    "a list of what the ARNs of the resources begin with, or leave it out for all resources",
    "names no resource: nothing would be recorded",
  ).optional(),
  readOnly: truth().optional(),
});

const networkActivity = mapping({ name: text(SELECTOR_NAME), eventSource: text(EVENT_SOURCE) });

/** The organization trail. */
export const trail = mapping({
  name: text(TRAIL_NAME).optional(),
  keyPrefix: text(KEY_PREFIX).optional(),
  insights: list(
    choice("a kind of CloudTrail Insights", KINDS_OF_INSIGHTS),
    "a list of ApiCallRateInsight and ApiErrorRateInsight",
  ).optional(),
  logGroupRetentionDays: oneOfNumbers(
    "a retention period of CloudWatch Logs of a year or more",
    LOG_GROUP_RETENTION_DAYS,
  ).optional(),
  deliveryNotifications: truth().optional(),
  logGroupName: text(LOG_GROUP_NAME).optional(),
  cloudWatchLogsRoleName: text(ROLE_NAME).optional(),
  deliveryTopicName: text(TOPIC_NAME).optional(),
  excludeManagementEventSources: list(
    choice("an event source that CloudTrail can leave out", ["kms.amazonaws.com", "rdsdata.amazonaws.com"]),
    "a list of kms.amazonaws.com and rdsdata.amazonaws.com",
  ).optional(),
  dataEvents: list(dataEvents, "a list of data events to record").optional(),
  networkActivity: list(networkActivity, "a list of network activity to record").optional(),
  acknowledgement: acknowledgement.optional(),
  delegatedAdministrator: text({
    noun: "the key of a member account",
    write: "a key of accounts.members",
    pattern: /./,
  }).optional(),
});
