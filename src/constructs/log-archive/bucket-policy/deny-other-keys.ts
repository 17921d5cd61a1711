import type { ResourcePolicyStatement } from "../../../policy";

/**
 * Refuses log files that name another key than the log key. Requests that name none pass, since the bucket then takes
 * its default key, and since CreateTrail tries the bucket in ways that AWS does not document: statements that demand a
 * header are known to make it fail.
 */
export function denyOtherKeys(bucketArn: string, keyArn: string): ResourcePolicyStatement[] {
  const header = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  return [
    {
      Sid: "DenyOtherKeys",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "s3:PutObject",
      Resource: `${bucketArn}/*`,
      Condition: { StringNotEquals: { [header]: keyArn }, Null: { [header]: "false" } },
    },
  ];
}
