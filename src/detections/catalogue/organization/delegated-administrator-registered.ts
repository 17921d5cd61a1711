import { defineDetection } from "../../detection";
import { any, eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const delegatedAdministratorRegistered = defineDetection({
  id: "delegated-administrator-registered",
  title: "Delegated administrator was registered",
  why: "A delegated administrator of CloudTrail can change and delete the organization trail.",
  severity: "high",
  references: [mitreAttack("T1098.003")],
  runbook: [
    "See in requestParameters which account was given which service.",
    "Ask the security team whether they wanted it. If not, deregister the account again.",
    "Look at what the account did with the service meanwhile.",
  ],
  // There are two ways: Organizations' own call for any service, and CloudTrail's own for itself.
  pattern: any(
    eventOf("organizations.amazonaws.com", ["RegisterDelegatedAdministrator"]),
    eventOf("cloudtrail.amazonaws.com", ["RegisterOrganizationDelegatedAdmin"]),
  ),
  tampering: true,
});
