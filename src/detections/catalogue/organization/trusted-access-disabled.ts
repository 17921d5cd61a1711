import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const trustedAccessDisabled = defineDetection({
  id: "trusted-access-disabled",
  title: "Trusted access was disabled",
  why: "Without trusted access CloudTrail stops recording in member accounts, and other services stop watching them.",
  severity: "critical",
  references: [mitreAttack("T1562.008")],
  runbook: [
    "See in requestParameters.servicePrincipal which service lost its access.",
    "Run EnableAWSServiceAccess for it. For CloudTrail, deploy the management stack and check every account's delivery.",
    "The call came from the management account: find out whose session it was, and what else it did.",
  ],
  pattern: eventOf("organizations.amazonaws.com", ["DisableAWSServiceAccess"]),
  tampering: true,
});
