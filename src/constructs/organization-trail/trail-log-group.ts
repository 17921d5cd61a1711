import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import {
  accountPrincipalArn,
  cloudWatchLogsRoleName,
  keyAliasName,
  logGroupArn,
  logGroupName,
  logsServicePrincipal,
  logStreamArns,
} from "../../names";
import type { ArnScope } from "../../names";
import { keyPolicy, renderPolicy, rolePermissionPolicy, roleTrustPolicy } from "../../policy";

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
    const name = logGroupName(props.trailName);
    const arn = logGroupArn({ ...props, logGroupName: name });

    const key = new KmsKey(this, "Key", {
      description: `Encrypts the log group ${name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: renderPolicy(
        keyPolicy([
          {
            Sid: "AccountAdministration",
            Effect: "Allow",
            Principal: { AWS: accountPrincipalArn(props) },
            Action: "kms:*",
            Resource: "*",
          },
          {
            Sid: "CloudWatchLogs",
            Effect: "Allow",
            Principal: { Service: logsServicePrincipal(props.region) },
            Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            Resource: "*",
            Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arn } },
          },
        ]),
      ),
    });
    new KmsAlias(this, "KeyAlias", { name: keyAliasName("log-group"), targetKeyId: key.keyId });

    this.logGroup = new CloudwatchLogGroup(this, "Resource", {
      name,
      kmsKeyId: key.arn,
      retentionInDays: props.retentionDays,
    });

    this.role = new IamRole(this, "Role", {
      name: cloudWatchLogsRoleName(props.trailName),
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
      name: "write-log-streams",
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
