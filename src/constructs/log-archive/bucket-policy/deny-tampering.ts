import { exemptRoleArns, protectLogBucket, protectLogFiles, unlessPrincipalIs } from "../../../guardrails";
import type { ExemptRoles, Guardrail } from "../../../guardrails";
import type { ResourcePolicyStatement } from "../../../policy";

/**
 * S3 refuses a whole bucket policy for one action that a Region does not know, and this one is of 2026. The guardrail
 * denies it all the same; Object Lock refuses it for locked log files.
 */
const RECENT_ACTION = "s3:UpdateObjectEncryption";

/**
 * The guardrails of log files and bucket in the bucket's own policy: they hold without the organization's policies, and
 * against the management account. What S3 does by lifecycle rule is nobody's request, and goes on.
 *
 * The root user of the bucket's account may replace the policy whatever it says; the guardrails answer that.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export function denyTampering(bucketArn: string, roles: ExemptRoles): ResourcePolicyStatement[] {
  const deny = (Sid: string, { actions, exemption }: Guardrail, Resource: string): ResourcePolicyStatement => ({
    Sid,
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: actions.filter((action) => action !== RECENT_ACTION),
    Resource,
    Condition: unlessPrincipalIs(exemptRoleArns(exemption, roles)),
  });
  return [
    deny("DenyDeletion", protectLogFiles, `${bucketArn}/*`),
    deny("DenyReconfiguration", protectLogBucket, bucketArn),
  ];
}
