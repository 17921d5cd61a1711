import type { ResourcePolicyStatement } from "../../../policy";

/**
 * Nobody but a service writes: neither a forged log file or record of access, nor anything beside them. Which service,
 * and for whom, each bucket's policy says where it lets that service in.
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
