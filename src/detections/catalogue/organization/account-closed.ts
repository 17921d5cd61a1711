import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const accountClosed = defineDetection({
  id: "account-closed",
  title: "Account was closed",
  why: "A closed account is deleted after 90 days with all that it holds: the log archive too, locked or not.",
  severity: "critical",
  references: [mitreAttack("T1485"), mitreAttack("T1531")],
  runbook: [
    "See in requestParameters or serviceEventDetails which account it is. If nobody asked for it, call AWS Support at once.",
    "Support can reopen an account within 90 days. The log archive comes first.",
    "The call came from the management account: find out whose session it was, and what else it did.",
  ],
  pattern: eventOf("organizations.amazonaws.com", ["CloseAccount", "CloseAccountResult"]),
  tampering: true,
});
