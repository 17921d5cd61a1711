import { defineDetection } from "../../detection";
import { all, equals, notEquals, notExists } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

/** The root user in person: not a service on its behalf, and not an event that AWS itself raises. */
const rootInPerson = all(
  equals("$.userIdentity.type", "Root"),
  notExists("$.userIdentity.invokedBy"),
  notEquals("$.eventType", "AwsServiceEvent"),
);

export const rootUsage = defineDetection({
  id: "root-usage",
  title: "Root user was used",
  why: "The root user can do anything in its account, and no daily work needs it.",
  severity: "critical",
  references: [securityHub("CloudWatch.1"), cis("4.3"), mitreAttack("T1078.004")],
  runbook: [
    "Ask the account's owner whether they signed in as root, by a channel other than e-mail.",
    "If not: from the management account, remove the root user's credentials with centralized root access.",
    "List everything that root did since: userIdentity.type is Root.",
  ],
  pattern: rootInPerson,
  securityHubPattern: prescribed(rootInPerson, { parentheses: false, quotes: "always" }),
});
