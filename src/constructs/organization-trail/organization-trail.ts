import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { CloudtrailOrganizationDelegatedAdminAccount } from "@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account";
import { Construct } from "constructs";
import { ConstructError } from "../../errors";
import { bucketArn, organizationTrailArn } from "../../names";
import type { ArnScope } from "../../names";
import { escapeForTerraform } from "../../policy";
import { DeliveryTopic } from "./delivery-topic";
import { eventSelectorProblems } from "./event-selector-limits";
import { compileEventSelectors } from "./event-selectors";
import type { AdvancedEventSelector, DeliveryTargets, RecordedEvents } from "./event-selectors";
import { TrailLogGroup } from "./trail-log-group";

/** Props of `OrganizationTrail`. The account is the one that creates the trail: the management account. */
export interface OrganizationTrailProps extends ArnScope, RecordedEvents {
  /** Name of the trail. Changing it replaces the trail, and nothing is recorded in between. */
  readonly trailName: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
  /** Name of the log bucket, whose policy already lets this trail in. */
  readonly bucketName: string;
  /** Name of the bucket that records access to the log bucket. */
  readonly accessLogBucketName: string;
  /**
   * What the keys of log files begin with, without a slash at either end: at most 200 characters.
   * @default - none: keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;
  /** ARN of the KMS key that encrypts the log files, in the bucket's Region. */
  readonly keyArn: string;
  /** Kinds of unusual activity that CloudTrail Insights looks for. */
  readonly insights: readonly string[];
  /** How many days CloudWatch Logs keeps the events. */
  readonly logGroupRetentionDays: number;
  /**
   * Name of the log group that receives the events.
   * @default - `cloudtrail/<trail name>`
   */
  readonly logGroupName?: string;
  /**
   * Name of the role with which CloudTrail writes to the log group.
   * @default - `<trail name>-cloudwatch-logs`
   */
  readonly cloudWatchLogsRoleName?: string;
  /**
   * Whether a topic tells of each log file that is delivered.
   * @default false
   */
  readonly deliveryNotifications?: boolean;
  /**
   * Name of that topic.
   * @default organization-trail-deliveries
   */
  readonly deliveryTopicName?: string;
  /**
   * Id of the member account that may manage the trail beside the management account: 12 digits.
   * @default - none
   * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
   */
  readonly delegatedAdministratorAccountId?: string;
}

/**
 * A trail that records every account and Region of the organization, members that join later included: all management
 * events, unless a service's are left out, and the data events and network activity that are asked for.
 */
export class OrganizationTrail extends Construct {
  /** ARN of the trail. */
  readonly arn: string;
  /** Name of the log group that receives the events. */
  readonly logGroupName: string;
  /** ARN of that log group. */
  readonly logGroupArn: string;
  /** The trail itself. */
  readonly resource: Cloudtrail;
  /** The log group, with the role that CloudTrail writes with. */
  readonly events: TrailLogGroup;
  /** The topic that tells of delivered log files, where there is one. */
  readonly deliveries?: DeliveryTopic;

  /** @throws ConstructError when CloudTrail would refuse the event selectors, or one would record nothing */
  constructor(scope: Construct, id: string, props: OrganizationTrailProps) {
    super(scope, id);
    const trailArn = organizationTrailArn(props);

    this.events = new TrailLogGroup(this, "LogGroup", {
      ...props,
      trailArn,
      retentionDays: props.logGroupRetentionDays,
    });
    const { logGroup, role, rolePolicy } = this.events;
    const deliveries = props.deliveryNotifications
      ? new DeliveryTopic(this, "Deliveries", { ...props, trailArn })
      : undefined;
    const eventSelectors = compileEventSelectors(props, deliveryTargets(props, deliveries));
    const problems = eventSelectorProblems(eventSelectors);
    if (problems.length > 0) {
      throw new ConstructError(this.node.path, problems);
    }

    this.deliveries = deliveries;
    this.resource = new Cloudtrail(this, "Resource", {
      name: props.trailName,
      isOrganizationTrail: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogging: true,
      enableLogFileValidation: true,
      s3BucketName: props.bucketName,
      s3KeyPrefix: props.keyPrefix,
      kmsKeyId: props.keyArn,
      // CloudTrail wants the ARN with the wildcard for log streams.
      cloudWatchLogsGroupArn: `${logGroup.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      snsTopicName: deliveries?.topic.name,
      // Written out even where they are the default: the provider sees drift of selectors only where they are custom.
      advancedEventSelector: eventSelectors.map(toProviderSelector),
      insightSelector: props.insights.map((insightType) => ({ insightType })),
      dependsOn: [rolePolicy, ...(deliveries ? [deliveries.policy] : [])],
    });
    if (props.delegatedAdministratorAccountId !== undefined) {
      // CloudTrail's own registration, not that of AWS Organizations: it also creates the service-linked roles.
      new CloudtrailOrganizationDelegatedAdminAccount(this, "DelegatedAdministrator", {
        accountId: props.delegatedAdministratorAccountId,
      });
    }

    this.arn = this.resource.arn;
    this.logGroupName = logGroup.name;
    this.logGroupArn = logGroup.arn;
  }
}

/** What each delivery of a log file touches. */
function deliveryTargets(props: OrganizationTrailProps, deliveries?: DeliveryTopic): DeliveryTargets {
  const { partition, bucketName, accessLogBucketName } = props;
  return {
    // With the slash: without it, the bucket `logs` would take the bucket `logs-of-payments` with it.
    "AWS::S3::Object": [bucketName, accessLogBucketName].map(
      (name) => `${bucketArn({ partition, bucketName: name })}/`,
    ),
    ...(deliveries ? { "AWS::SNS::Topic": [deliveries.topic.arn] } : {}),
  };
}

/** A selector in the words of the provider, which calls `equals` by another name. */
function toProviderSelector({ name, fieldSelectors }: AdvancedEventSelector) {
  return {
    name: escapeForTerraform(name),
    fieldSelector: fieldSelectors.map(({ field, equals, notEquals, startsWith, notStartsWith }) => ({
      field,
      equalTo: equals && [...equals],
      notEquals: notEquals && [...notEquals],
      startsWith: startsWith && [...startsWith],
      notStartsWith: notStartsWith && [...notStartsWith],
    })),
  };
}
