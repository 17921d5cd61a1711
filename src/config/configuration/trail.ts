import type { Value } from "./value";

/** The organization trail. */
export interface TrailConfiguration {
  /**
   * Name of the trail: 3 to 128 letters, digits, periods, underscores and dashes.
   * @default organization-trail
   */
  readonly name?: string;
  /**
   * What the key of every log file begins with, before `AWSLogs/`: up to 200 characters, without a slash at either end.
   * @default - none
   */
  readonly keyPrefix?: string;
  /**
   * Kinds of unusual activity that CloudTrail Insights looks for. Leaving one out needs the `acknowledgement`.
   * @default - both kinds
   */
  readonly insights?: readonly ("ApiCallRateInsight" | "ApiErrorRateInsight")[];
  /**
   * How many days CloudWatch Logs keeps the events: one of the numbers that CloudWatch Logs knows, 365 or more.
   * @default 365
   */
  readonly logGroupRetentionDays?: number;
  /**
   * Whether an SNS topic tells of every log file that is delivered.
   * @default false
   */
  readonly deliveryNotifications?: boolean;
  /**
   * Name of the log group that receives the events: another than the default where one exists already. A new name makes a
   * new log group.
   * @default - `cloudtrail/<name>`
   */
  readonly logGroupName?: string;
  /**
   * Name of the role with which CloudTrail writes to the log group: another than the default where one exists already.
   * @default - `<name>-cloudwatch-logs`
   */
  readonly cloudWatchLogsRoleName?: string;
  /**
   * Name of the topic that tells of delivered log files: another than the default where one exists already.
   * @default organization-trail-deliveries
   */
  readonly deliveryTopicName?: string;
  /**
   * Services whose management events are left out, `kms.amazonaws.com` or `rdsdata.amazonaws.com`: CloudTrail can leave
   * out no others. Needs the `acknowledgement`.
   * @default - none
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
   */
  readonly excludeManagementEventSources?: readonly ("kms.amazonaws.com" | "rdsdata.amazonaws.com")[];
  /**
   * Data events to record: what is done in resources, such as reading an object of a bucket.
   * @default - none
   */
  readonly dataEvents?: readonly DataEventsConfiguration[];
  /**
   * Calls through VPC endpoints to record, refused ones included.
   * @default - none
   */
  readonly networkActivity?: readonly NetworkActivityConfiguration[];
  /**
   * Needed where the trail sees less than everything: the sentence
   * `this trail does not record kms.amazonaws.com, ApiErrorRateInsight`, with what is left out, in the order of
   * `excludeManagementEventSources`, then the missing `insights`.
   * @default - none
   */
  readonly acknowledgement?: string;
  /**
   * Key of the member account that may manage CloudTrail for the organization in place of the management account.
   * @default - none
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
   */
  readonly delegatedAdministrator?: string;
}

/**
 * Data events of one type of resource.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface DataEventsConfiguration {
  /** A name for these events, up to 1,000 characters, that no other selector of the trail has. */
  readonly name: string;
  /** CloudTrail's type of the resources, such as `AWS::S3::Object`, `AWS::Lambda::Function`, `AWS::DynamoDB::Table`. */
  readonly resourceType: string;
  /**
   * What the ARNs of the resources begin with, such as `arn:aws:s3:::example-customer-data/`, or references to a state's
   * outputs. The buckets of the log archive cannot be among them: every delivery of the trail would be an event, and
   * that event a delivery.
   * @default - every resource of the type in every account, except in the buckets of the log archive
   */
  readonly resourceArns?: readonly Value[];
  /**
   * `true` records reads only, `false` writes only.
   * @default - both
   */
  readonly readOnly?: boolean;
}

/**
 * Network activity of one service.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
export interface NetworkActivityConfiguration {
  /** A name for these events, up to 1,000 characters, that no other selector of the trail has. */
  readonly name: string;
  /** The service that is called, such as `s3.amazonaws.com`. */
  readonly eventSource: string;
}
