import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const organizationPolicyTypeDisabled = defineDetection({
  id: "organization-policy-type-disabled",
  title: "Policy type was disabled",
  why: "All guardrails of one type stop working everywhere at once, and are detached for good.",
  severity: "critical",
  references: [mitreAttack("T1666"), mitreAttack("T1562.001")],
  runbook: [
    "Run EnablePolicyType, then deploy the management stack: policies have to be attached again.",
    "The call came from the management account: find out whose session it was, and what members did meanwhile.",
  ],
  pattern: eventOf("organizations.amazonaws.com", ["DisablePolicyType"]),
  tampering: true,
});
