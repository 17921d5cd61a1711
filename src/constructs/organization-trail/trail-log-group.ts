import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { cloudWatchLogsRoleName, cloudWatchLogsRolePolicyName, logGroupName, logStreamArns } from "../../names";
import type { ArnScope } from "../../names";
import { renderPolicy, rolePermissionPolicy, roleTrustPolicy } from "../../policy";
import { logsUseKey } from "../key/logs-use-key";
import { ServiceKey } from "../key/service-key";

/** Props of `TrailLogGroup`. */
export interface TrailLogGroupProps extends ArnScope {
  /** Name of the trail. */
  readonly trailName: string;
  /** ARN of the trail. */
  readonly trailArn: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
  /** How many days the events stay: one of the numbers that CloudWatch Logs knows. */
  readonly retentionDays: number;
  /**
   * Name of the log group.
   * @default - `cloudtrail/<trail name>`
   */
  readonly logGroupName?: string;
  /**
   * Name of the role.
   * @default - `<trail name>-cloudwatch-logs`
   */
  readonly cloudWatchLogsRoleName?: string;
}

/**
 * The log group that the trail sends every event to, its key, and the role that lets CloudTrail write there and
 * nothing else. Group and role must lie in the account that creates the trail.
 */
export class TrailLogGroup extends Construct {
  /** The log group. */
  readonly logGroup: CloudwatchLogGroup;
  /** The role that CloudTrail writes with. */
  readonly role: IamRole;
  /** The role's permissions: the trail depends on them, since CloudTrail tries the role when the trail is created. */
  readonly rolePolicy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: TrailLogGroupProps) {
    super(scope, id);
    const name = props.logGroupName ?? logGroupName(props.trailName);

    const key = new ServiceKey(this, "Key", {
      ...props,
      description: `Encrypts the log group ${name}`,
      purpose: "log-group",
      statements: [logsUseKey({ ...props, logGroupName: name })],
    });

    this.logGroup = new CloudwatchLogGroup(this, "Resource", {
      name,
      kmsKeyId: key.arn,
      retentionInDays: props.retentionDays,
    });

    this.role = new IamRole(this, "Role", {
      name: props.cloudWatchLogsRoleName ?? cloudWatchLogsRoleName(props.trailName),
      description: `Lets CloudTrail write the events of ${props.trailName} to CloudWatch Logs`,
      assumeRolePolicy: renderPolicy(
        roleTrustPolicy([
          {
            Sid: "CloudTrail",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
              StringEquals: { "aws:SourceArn": props.trailArn, "aws:SourceAccount": props.accountId },
            },
          },
        ]),
      ),
    });
    const Resource = logStreamArns({ ...props, logGroupName: name });
    this.rolePolicy = new IamRolePolicy(this, "RolePolicy", {
      name: cloudWatchLogsRolePolicyName,
      role: this.role.name,
      policy: renderPolicy(
        rolePermissionPolicy([
          { Sid: "AWSCloudTrailCreateLogStream20141101", Effect: "Allow", Action: "logs:CreateLogStream", Resource },
          { Sid: "AWSCloudTrailPutLogEvents20141101", Effect: "Allow", Action: "logs:PutLogEvents", Resource },
        ]),
      ),
    });
  }
}
