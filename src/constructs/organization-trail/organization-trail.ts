import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { Construct } from "constructs";
import { organizationTrailArn } from "../../names";
import type { ArnScope } from "../../names";
import { TrailLogGroup } from "./trail-log-group";

/** Props of `OrganizationTrail`. The account is the one that creates the trail: the management account. */
export interface OrganizationTrailProps extends ArnScope {
  /** Name of the trail. Changing it replaces the trail, and nothing is recorded in between. */
  readonly trailName: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
  /** Name of the log bucket, whose policy already lets this trail in. */
  readonly bucketName: string;
  /** ARN of the KMS key that encrypts the log files, in the bucket's Region. */
  readonly keyArn: string;
  /** Kinds of unusual activity that CloudTrail Insights looks for. */
  readonly insights: readonly string[];
  /** How many days CloudWatch Logs keeps the events. */
  readonly logGroupRetentionDays: number;
}

/** A trail that records every account and Region of the organization, members that join later included. */
export class OrganizationTrail extends Construct {
  /** ARN of the trail. */
  readonly arn: string;
  /** Name of the log group that receives the events. */
  readonly logGroupName: string;
  /** ARN of that log group. */
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, props: OrganizationTrailProps) {
    super(scope, id);

    const { logGroup, role, rolePolicy } = new TrailLogGroup(this, "LogGroup", {
      ...props,
      trailArn: organizationTrailArn(props),
      retentionDays: props.logGroupRetentionDays,
    });

    const trail = new Cloudtrail(this, "Resource", {
      name: props.trailName,
      isOrganizationTrail: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogging: true,
      enableLogFileValidation: true,
      s3BucketName: props.bucketName,
      kmsKeyId: props.keyArn,
      // CloudTrail wants the ARN with the wildcard for log streams.
      cloudWatchLogsGroupArn: `${logGroup.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      // Written out although it is the default: the provider sees drift of selectors only where they are custom.
      advancedEventSelector: [
        { name: "Management events selector", fieldSelector: [{ field: "eventCategory", equalTo: ["Management"] }] },
      ],
      insightSelector: props.insights.map((insightType) => ({ insightType })),
      dependsOn: [rolePolicy],
    });

    this.arn = trail.arn;
    this.logGroupName = logGroup.name;
    this.logGroupArn = logGroup.arn;
  }
}
