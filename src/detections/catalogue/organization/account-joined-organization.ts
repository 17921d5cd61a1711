import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const accountJoinedOrganization = defineDetection({
  id: "account-joined-organization",
  title: "Account joined the organization",
  why: "A new account has no alarms of its own until it stands in the configuration.",
  severity: "low",
  references: [mitreAttack("T1136.003")],
  runbook: [
    "See in requestParameters or serviceEventDetails which account it is, and who wanted it.",
    "Add it to the configuration's accounts and deploy, so that it has its own alarms.",
  ],
  pattern: eventOf("organizations.amazonaws.com", [
    "CreateAccountResult",
    "AcceptHandshake",
    "AccountJoinedOrganization",
  ]),
});
