import { defineDetection } from "../../detection";
import { equalsAny, eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "AuthorizeSecurityGroupIngress",
  "AuthorizeSecurityGroupEgress",
  "RevokeSecurityGroupIngress",
  "RevokeSecurityGroupEgress",
  "CreateSecurityGroup",
  "DeleteSecurityGroup",
];

/** A rule can be changed without being revoked. */
const OTHER_EVENTS = ["ModifySecurityGroupRules"];

export const securityGroupChanges = defineDetection({
  id: "security-group-changes",
  title: "Security group was changed",
  why: "A security group decides who reaches a server: one wrong rule opens it to the world.",
  severity: "low",
  references: [securityHub("CloudWatch.10"), cis("4.10"), mitreAttack("T1562.007")],
  runbook: [
    "See in userIdentity and requestParameters who changed what, and whether a deployment explains it.",
    "Look for 0.0.0.0/0 and ::/0 in the new rules, above all on ports 22 and 3389.",
    "If nobody can explain it: undo the change, then rotate the credentials that made it.",
  ],
  pattern: eventOf("ec2.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(equalsAny("$.eventName", PRESCRIBED_EVENTS)),
});
