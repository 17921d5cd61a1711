import { defineDetection } from "../../detection";
import { equalsAny, eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "DeleteGroupPolicy",
  "DeleteRolePolicy",
  "DeleteUserPolicy",
  "PutGroupPolicy",
  "PutRolePolicy",
  "PutUserPolicy",
  "CreatePolicy",
  "DeletePolicy",
  "CreatePolicyVersion",
  "DeletePolicyVersion",
  "AttachRolePolicy",
  "DetachRolePolicy",
  "AttachUserPolicy",
  "DetachUserPolicy",
  "AttachGroupPolicy",
  "DetachGroupPolicy",
];

/** Other ways to the same end: an older version of a policy, who may assume a role, the bounds of a user or role. */
const OTHER_EVENTS = [
  "SetDefaultPolicyVersion",
  "UpdateAssumeRolePolicy",
  "PutRolePermissionsBoundary",
  "PutUserPermissionsBoundary",
  "DeleteRolePermissionsBoundary",
  "DeleteUserPermissionsBoundary",
];

export const iamPolicyChanges = defineDetection({
  id: "iam-policy-changes",
  title: "IAM policy was changed",
  why: "A changed policy is how an intruder turns a small foothold into a large one, and keeps it.",
  severity: "medium",
  references: [securityHub("CloudWatch.4"), cis("4.4"), mitreAttack("T1098.003")],
  runbook: [
    "See who did it in userIdentity.arn, and whether a pipeline or a ticket explains it.",
    "Compare the old and the new policy in requestParameters: what did it add, and for whom?",
    "If nobody can explain it: undo the change, then rotate the credentials that made it.",
  ],
  pattern: eventOf("iam.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(equalsAny("$.eventName", PRESCRIBED_EVENTS)),
});
