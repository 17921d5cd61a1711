import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack } from "../../reference";

const PRESCRIBED_EVENTS = [
  "AcceptHandshake",
  "AttachPolicy",
  "CreateAccount",
  "CreateOrganizationalUnit",
  "CreatePolicy",
  "DeclineHandshake",
  "DeleteOrganization",
  "DeleteOrganizationalUnit",
  "DeletePolicy",
  "DetachPolicy",
  "DisablePolicyType",
  "EnablePolicyType",
  "InviteAccountToOrganization",
  "LeaveOrganization",
  "MoveAccount",
  "RemoveAccountFromOrganization",
  "UpdatePolicy",
  "UpdateOrganizationalUnit",
];

/** Scanners ask for these too. */
const OTHER_EVENTS = ["CancelHandshake", "CreateOrganization", "EnableAllFeatures"];

export const organizationsChanges = defineDetection({
  id: "organizations-changes",
  title: "Organization was changed",
  why: "Accounts, organizational units and policies decide which guardrails apply to whom.",
  severity: "medium",
  references: [cis("4.15"), mitreAttack("T1666")],
  runbook: [
    "See in eventName and requestParameters what was changed, and whether the landing zone did it.",
    "If a guardrail no longer applies somewhere: attach it again before anything else.",
    "The call came from the management account: find out whose session it was, and what else it did.",
  ],
  pattern: eventOf("organizations.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(eventOf("organizations.amazonaws.com", PRESCRIBED_EVENTS), { spaces: "many" }),
});
