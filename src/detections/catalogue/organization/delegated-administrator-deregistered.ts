import { defineDetection } from "../../detection";
import { any, eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const delegatedAdministratorDeregistered = defineDetection({
  id: "delegated-administrator-deregistered",
  title: "Delegated administrator was deregistered",
  why: "It takes a security service, or the trail, out of the hands of the account that watches over it.",
  severity: "high",
  references: [mitreAttack("T1562.008")],
  runbook: [
    "See in requestParameters which account lost which service.",
    "Ask the security team whether they handed it over. If not, register the account again.",
    "The call came from the management account: find out whose session it was, and what else it did.",
  ],
  // There are two ways: Organizations' own call for any service, and CloudTrail's own for itself.
  pattern: any(
    eventOf("organizations.amazonaws.com", ["DeregisterDelegatedAdministrator"]),
    eventOf("cloudtrail.amazonaws.com", ["DeregisterOrganizationDelegatedAdmin"]),
  ),
  tampering: true,
});
