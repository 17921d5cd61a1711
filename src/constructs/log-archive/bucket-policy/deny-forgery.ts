import type { ResourcePolicyStatement } from "../../../policy";

/**
 * Nobody but a service writes: neither a forged log file below the trail's prefixes, nor anything beside them. The
 * only service that the policy lets write is CloudTrail, for this trail.
 */
export function denyForgery(bucketArn: string): ResourcePolicyStatement[] {
  return [
    {
      Sid: "DenyForgery",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: ["s3:PutObject", "s3:ReplicateObject"],
      Resource: `${bucketArn}/*`,
      Condition: { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
    },
  ];
}
