import type { GuardrailContext } from "../../src/guardrails";

export const PIPELINE = "arn:aws:iam::222222222222:role/Pipeline";
export const BREAK_GLASS = [
  "arn:aws:iam::333333333333:role/BreakGlass",
  "arn:aws:iam::444444444444:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_BreakGlass_*",
];

/** An audit trail to guard, with a pipeline and two break-glass roles. */
export const context: GuardrailContext = {
  partition: "aws",
  region: "eu-central-1",
  trailName: "organization-trail",
  logArchiveAccountId: "222222222222",
  logBucketName: "example-logs",
  accessLogBucketName: "example-access-logs",
  deploymentRoleArns: [PIPELINE],
  breakGlassRoleArns: BREAK_GLASS,
};
