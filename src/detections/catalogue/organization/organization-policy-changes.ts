import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const organizationPolicyChanges = defineDetection({
  id: "organization-policy-changes",
  title: "Guardrail was detached or changed",
  why: "Service and resource control policies keep members away from the audit trail: without them only detection is left.",
  severity: "critical",
  references: [mitreAttack("T1666"), mitreAttack("T1562.001")],
  runbook: [
    "See in requestParameters which policy it is, and from which target it was taken.",
    "Attach it again, or deploy the management stack: its plan shows what differs.",
    "The call came from the management account: find out whose session it was, and what members did meanwhile.",
  ],
  pattern: eventOf("organizations.amazonaws.com", ["DetachPolicy", "UpdatePolicy", "DeletePolicy"]),
  tampering: true,
});
