import type { ExemptRoles } from "../../guardrails";
import { exemptRoleArns } from "../../guardrails";
import { accountPrincipalArn, anyTrailArn } from "../../names";
import { keyPolicy } from "../../policy";
import type { KeyPolicyDocument, ResourcePolicyStatement } from "../../policy";

/** What the log key's policy is made from. */
export interface LogKeyPolicyProps extends ExemptRoles {
  /** Partition of the account, such as `aws`. */
  readonly partition: string;
  /** Id of the log archive account, which owns the key. */
  readonly accountId: string;
  /** Id of the management account, which owns the trail. */
  readonly managementAccountId: string;
  /** ARN of the organization trail. */
  readonly trailArn: string;
  /** ARNs of the roles that decrypt log files. */
  readonly readerRoleArns: readonly string[];
}

/**
 * Who may use the log key, and who may change it. Administration and use are apart: administrators cannot decrypt, and
 * readers cannot administer. No statement lets IAM of the account decide alone, so an administrator of the account is
 * neither; and nobody may make grants, so the list of readers is complete.
 *
 * The key cannot become unmanageable. Administrators are named in a condition on the account's own principal, not as
 * principals: a role that is deleted and made again administers the key as before, which a principal would not. KMS
 * lets no other account administer a key, so a break-glass role helps here only if it is in the log archive account.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function logKeyPolicy(props: LogKeyPolicyProps): KeyPolicyDocument {
  return keyPolicy([...administration(props), ...encryption(props), ...decryption(props.readerRoleArns)]);
}

function administration(props: LogKeyPolicyProps): ResourcePolicyStatement[] {
  const account = { AWS: accountPrincipalArn(props) };
  return [
    {
      Sid: "AccountInspectsKey",
      Effect: "Allow",
      Principal: account,
      Action: [
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListGrants",
        "kms:ListKeyPolicies",
        "kms:ListKeyRotations",
        "kms:ListResourceTags",
      ],
      Resource: "*",
    },
    {
      Sid: "AdministratorsChangeKey",
      Effect: "Allow",
      Principal: account,
      Action: [
        "kms:CancelKeyDeletion",
        "kms:CreateAlias",
        "kms:DeleteAlias",
        "kms:DisableKey",
        "kms:DisableKeyRotation",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        "kms:PutKeyPolicy",
        "kms:RevokeGrant",
        "kms:RotateKeyOnDemand",
        "kms:ScheduleKeyDeletion",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
      ],
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": exemptRoleArns("deployment", props) } },
    },
    {
      // For administrators too: 30 days, the longest that KMS allows, in which a deletion can be seen and cancelled.
      Sid: "DenyShortDeletionWindow",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "kms:ScheduleKeyDeletion",
      Resource: "*",
      Condition: { NumericLessThan: { "kms:ScheduleKeyDeletionPendingWindowInDays": "30" } },
    },
  ];
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function encryption({ partition, managementAccountId, trailArn }: LogKeyPolicyProps): ResourcePolicyStatement[] {
  const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
  const forThisTrail = { StringEquals: { "aws:SourceArn": trailArn } };
  return [
    {
      Sid: "CloudTrailEncryptLogs",
      Effect: "Allow",
      Principal: cloudTrail,
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: {
        ...forThisTrail,
        // Every account's log files are encrypted in the name of the management account's trail.
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": anyTrailArn({ partition, accountId: managementAccountId }),
        },
      },
    },
    {
      Sid: "CloudTrailDescribeKey",
      Effect: "Allow",
      Principal: cloudTrail,
      Action: "kms:DescribeKey",
      Resource: "*",
      Condition: forThisTrail,
    },
    {
      // Without it no trail can be created on a bucket that uses a bucket key.
      Sid: "CloudTrailDecryptBucketKey",
      Effect: "Allow",
      Principal: cloudTrail,
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: forThisTrail,
    },
  ];
}

function decryption(readerRoleArns: readonly string[]): ResourcePolicyStatement[] {
  if (readerRoleArns.length === 0) {
    return [];
  }
  return [
    {
      Sid: "ReadersDecryptLogs",
      Effect: "Allow",
      Principal: { AWS: readerRoleArns },
      Action: "kms:Decrypt",
      Resource: "*",
      // Only what CloudTrail encrypted: its log files and digests.
      Condition: { Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
    },
  ];
}
