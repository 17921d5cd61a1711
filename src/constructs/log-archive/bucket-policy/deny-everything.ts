import type { Conditions, ResourcePolicyStatement } from "../../../policy";

/** Refuses every request to a bucket and its objects that meets the conditions. */
export function denyEverything(Sid: string, bucketArn: string, Condition: Conditions): ResourcePolicyStatement {
  return {
    Sid,
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition,
  };
}
