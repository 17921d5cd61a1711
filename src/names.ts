/**
 * Every physical name and every computed ARN. What is known before anything exists is computed here, not read back from
 * AWS: so the bucket policy can name a trail that is created after it.
 *
 * Parts may be CDKTF string tokens, except those that a name is shortened or spelled from: trail name, account key,
 * account name, detection id and title.
 */
import { createHash } from "node:crypto";

/** Where a resource lives: the parts that most ARNs begin with. */
export interface ArnScope {
  /** Partition of the Region: `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  /** Region code, such as `eu-central-1`. */
  readonly region: string;
  /** Id of the account that owns the resource: 12 digits. */
  readonly accountId: string;
}

/** ARN of an organization trail. `accountId` is the management account: it owns the trail whoever creates it. */
export function organizationTrailArn(trail: ArnScope & { readonly trailName: string }): string {
  return `arn:${trail.partition}:cloudtrail:${trail.region}:${trail.accountId}:trail/${trail.trailName}`;
}

/** Pattern of the ARNs of every trail that an account owns, in every Region. */
export function anyTrailArn(owner: Pick<ArnScope, "partition" | "accountId">): string {
  return `arn:${owner.partition}:cloudtrail:*:${owner.accountId}:trail/*`;
}

/** Pattern of the ARNs of every alarm that an account owns in a Region. */
export function anyAlarmArn(owner: ArnScope): string {
  return `arn:${owner.partition}:cloudwatch:${owner.region}:${owner.accountId}:alarm:*`;
}

/** ARN that stands for a whole account in a policy: whoever IAM of that account allows. */
export function accountPrincipalArn(account: Pick<ArnScope, "partition" | "accountId">): string {
  return `arn:${account.partition}:iam::${account.accountId}:root`;
}

/** ARN of a bucket. */
export function bucketArn(bucket: { readonly partition: string; readonly bucketName: string }): string {
  return `arn:${bucket.partition}:s3:::${bucket.bucketName}`;
}

/** Name of the log bucket, unless the configuration has another. The account id makes it unique in the world. */
export function logBucketName({ accountId, region }: Pick<ArnScope, "accountId" | "region">): string {
  return `organization-trail-logs-${accountId}-${region}`;
}

/** Name of the bucket that records who reads the log bucket, unless the configuration has another. */
export function accessLogBucketName({ accountId, region }: Pick<ArnScope, "accountId" | "region">): string {
  return `organization-trail-access-logs-${accountId}-${region}`;
}

/** What {@link logPrefixArns} needs. */
export interface LogPrefixProps {
  /** Partition of the bucket's Region. */
  readonly partition: string;
  /** Name of the log bucket. */
  readonly bucketName: string;
  /** Id of the management account, which owns the trail. */
  readonly managementAccountId: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
  /**
   * The trail's key prefix, without a slash at either end.
   * @default - none: keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;
}

/**
 * Patterns of the object ARNs that an organization trail writes to. It needs both: the management account's when the
 * trail is created, the organization's for all that follows.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html#org-trail-bucket-policy
 */
export function logPrefixArns(props: LogPrefixProps): {
  readonly managementAccount: string;
  readonly organization: string;
} {
  const folder = props.keyPrefix === undefined ? "AWSLogs" : `${props.keyPrefix}/AWSLogs`;
  const bucket = bucketArn(props);
  return {
    managementAccount: `${bucket}/${folder}/${props.managementAccountId}/*`,
    organization: `${bucket}/${folder}/${props.organizationId}/*`,
  };
}

/** Name of the log group that receives a trail's events, unless the configuration has another. */
export function logGroupName(trailName: string): string {
  return `cloudtrail/${trailName}`;
}

/** ARN of a log group, without the `:*` that CloudTrail wants behind it. */
export function logGroupArn(logGroup: ArnScope & { readonly logGroupName: string }): string {
  return `arn:${logGroup.partition}:logs:${logGroup.region}:${logGroup.accountId}:log-group:${logGroup.logGroupName}`;
}

/** What {@link logStreamArns} needs: the log group, and whose events it receives. */
export interface LogStreamProps extends ArnScope {
  /** Name of the log group. */
  readonly logGroupName: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
}

/**
 * Patterns of the log streams that an organization trail writes to: the management account's and the organization's.
 * Without the second, the members' events are silently missing.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export function logStreamArns(props: LogStreamProps): readonly string[] {
  const streams = `${logGroupArn(props)}:log-stream:`;
  return [`${streams}${props.accountId}_CloudTrail_${props.region}*`, `${streams}${props.organizationId}_*`];
}

/** Service principal of CloudWatch Logs in a Region, for key policies. China has its own domain. */
export function logsServicePrincipal(region: string): string {
  return region.startsWith("cn-") ? `logs.${region}.amazonaws.com.cn` : `logs.${region}.amazonaws.com`;
}

/**
 * Name of the role with which CloudTrail writes to the log group, unless the configuration has another: at most 64
 * characters.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function cloudWatchLogsRoleName(trailName: string): string {
  return shortenTo(64, `${trailName}-cloudwatch-logs`);
}

/** Name of the policy in that role. */
export const cloudWatchLogsRolePolicyName = "write-log-streams";

/**
 * What a KMS key encrypts: log files, events in the log group, messages of alarms and about delivered log files, what a
 * tamper watch sends, or the events and messages of alarms in a member account.
 */
export type KeyPurpose = "log-archive" | "log-group" | "alarms" | "deliveries" | "tamper-watch" | "in-account-alarms";

/** Pattern of the ARNs of every KMS key that an account owns in a Region. */
export function anyKeyArn(owner: ArnScope): string {
  return `arn:${owner.partition}:kms:${owner.region}:${owner.accountId}:key/*`;
}

/** Alias of a KMS key. */
export function keyAliasName(purpose: KeyPurpose): string {
  return `alias/organization-trail/${purpose}`;
}

/**
 * Name of a topic for alarms, at most 256 characters: of one account by its key, or of the whole organization.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
export function alarmTopicName(accountKey?: string): string {
  const name = "organization-trail-alarms";
  return accountKey === undefined ? name : shortenTo(256, `${name}-${accountKey}`);
}

/** ARN of a topic. */
export function topicArn(topic: ArnScope & { readonly topicName: string }): string {
  return `arn:${topic.partition}:sns:${topic.region}:${topic.accountId}:${topic.topicName}`;
}

/** Name of the topic that tells of delivered log files, unless the configuration has another. */
export const deliveryTopicName = "organization-trail-deliveries";

/** Name of the topic that a tamper watch publishes to. */
export const tamperWatchTopicName = "organization-trail-tamper-watch";

/** Name of the queue that keeps what a tamper watch could not publish. */
export const tamperWatchQueueName = "organization-trail-tamper-watch-undelivered";

/** ARN of a queue. */
export function queueArn(queue: ArnScope & { readonly queueName: string }): string {
  return `arn:${queue.partition}:sqs:${queue.region}:${queue.accountId}:${queue.queueName}`;
}

/**
 * Name of the EventBridge rule of a detection, at most 64 characters.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
export function eventRuleName(detectionId: string): string {
  return shortenTo(64, `organization-trail-${detectionId}`);
}

/** Name of the EventBridge rule that hands a member account's own events to its log group. */
export const inAccountRuleName = "organization-trail-in-account-alarms";

/** ARN of an EventBridge rule of the default event bus. */
export function eventRuleArn(rule: ArnScope & { readonly ruleName: string }): string {
  return `arn:${rule.partition}:events:${rule.region}:${rule.accountId}:rule/${rule.ruleName}`;
}

/** Name of the log group of a member account's own events. EventBridge writes to names that begin with `/aws/events/`. */
export const inAccountLogGroupName = "/aws/events/organization-trail";

/** Name of the policy that lets EventBridge write to that log group. */
export const inAccountLogPolicyName = "organization-trail-in-account-alarms";

/** Name of the organization's dashboard. */
export const dashboardName = "organization-trail";

/** What {@link alarmName} is made of. */
export interface AlarmNameProps {
  /** Title of the detection. */
  readonly detectionTitle: string;
  /**
   * The account that the alarm watches.
   * @default - the whole organization
   */
  readonly account?: {
    /** The account's key: unique, so that two accounts of one name have two alarms. */
    readonly key: string;
    /** The account's name, as people in the organization call it. */
    readonly name: string;
  };
}

/**
 * Name of an alarm, at most 255 characters. It begins with the account, because it is all that a phone shows of a
 * message, and "whose?" is the first question.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function alarmName({ detectionTitle, account }: AlarmNameProps): string {
  const whose = account === undefined ? "Organization" : `${account.name} (${account.key})`;
  return shortenTo(255, `${whose} - ${detectionTitle}`);
}

/** Name of the alarm that watches every account at once, at most 255 characters. */
export function everyAccountAlarmName(detectionTitle: string): string {
  return shortenTo(255, `Every account - ${detectionTitle}`);
}

/** ARN of an alarm. */
export function alarmArn(alarm: ArnScope & { readonly alarmName: string }): string {
  return `arn:${alarm.partition}:cloudwatch:${alarm.region}:${alarm.accountId}:alarm:${alarm.alarmName}`;
}

/** Namespace of all metrics that come from the trail's events. */
export const metricNamespace = "OrganizationTrail";

/** Name of the dimension that tells accounts apart. */
export const accountDimension = "AccountId";

/**
 * Name of a detection's metric for the whole organization, and of the metric filter that feeds it: scanners look for an
 * alarm's metric among the names of filters.
 */
export function metricName(detectionId: string): string {
  return pascalCase(detectionId);
}

/** Name of a detection's metric with one series an account, and of the metric filter that feeds it. */
export function accountMetricName(detectionId: string): string {
  return `${metricName(detectionId)}ByAccount`;
}

/** Name of a service control policy: they are numbered from 1, since guardrails are packed into as few as will hold them. */
export function serviceControlPolicyName(number: number): string {
  return `organization-trail-guardrails-${number}`;
}

/** Whether a service control policy has such a name. */
export function isServiceControlPolicyName(name: string): boolean {
  return /^organization-trail-guardrails-[1-9]\d*$/.test(name);
}

/** Name of the resource control policy of the log archive account. */
export const resourceControlPolicyName = "organization-trail-log-archive";

/** Sid of a guardrail's statement. */
export function guardrailSid(guardrailId: string): string {
  return pascalCase(guardrailId);
}

function pascalCase(kebabCase: string): string {
  return kebabCase.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Cuts a name that is too long and marks the cut with a digest of the whole, so that two long names stay two. */
function shortenTo(maximum: number, name: string): string {
  if (name.length <= maximum) {
    return name;
  }
  const mark = `-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  return `${name.slice(0, maximum - mark.length)}${mark}`;
}
