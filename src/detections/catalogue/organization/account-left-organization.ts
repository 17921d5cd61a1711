import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const accountLeftOrganization = defineDetection({
  id: "account-left-organization",
  title: "Account left the organization",
  why: "An account outside the organization has no guardrails, and its events no longer reach the trail.",
  severity: "critical",
  references: [mitreAttack("T1666")],
  runbook: [
    "See in requestParameters, serviceEventDetails or userIdentity which account it is, and in errorCode whether a call was refused.",
    "If it is gone: ask its owner, invite it again, and treat its credentials as lost until then.",
    "The log archive keeps what it did before.",
  ],
  pattern: eventOf("organizations.amazonaws.com", [
    "LeaveOrganization",
    "RemoveAccountFromOrganization",
    "AccountDepartedOrganization",
  ]),
  tampering: true,
});
