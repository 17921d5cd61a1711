import { accountPrincipalArn, anyTrailArn } from "../../names";
import { keyPolicy } from "../../policy";
import type { KeyPolicyDocument } from "../../policy";
import type { LogKeyProps } from "./log-key";

/**
 * Who may use the log key: CloudTrail for this one trail, and whoever IAM of the log archive account allows.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function logKeyPolicy({ partition, accountId, managementAccountId, trailArn }: LogKeyProps): KeyPolicyDocument {
  const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
  const forThisTrail = { StringEquals: { "aws:SourceArn": trailArn } };

  return keyPolicy([
    {
      Sid: "AccountAdministration",
      Effect: "Allow",
      Principal: { AWS: accountPrincipalArn({ partition, accountId }) },
      Action: "kms:*",
      Resource: "*",
    },
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
  ]);
}
