import { defineDetection } from "../../detection";
import { all, any, equals, equalsAny, notEquals, notExists } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

/** Sign-ins of the root user have been seen with `YES`, and texts are compared letter by letter. */
const withoutMfa = all(
  notEquals("$.additionalEventData.MFAUsed", "Yes"),
  notEquals("$.additionalEventData.MFAUsed", "YES"),
);

export const consoleSignInWithoutMfa = defineDetection({
  id: "console-sign-in-without-mfa",
  title: "Console sign-in without MFA",
  why: "A password alone opened the console: whoever guesses or steals it can do the same.",
  severity: "high",
  references: [securityHub("CloudWatch.3"), cis("4.2"), mitreAttack("T1078.004")],
  runbook: [
    "Ask the user whether it was them, and compare sourceIPAddress with where they are.",
    "If not: delete the login profile and deny older sessions with an aws:TokenIssueTime policy.",
    "Give the user MFA before the console is opened again.",
  ],
  pattern: all(
    equals("$.eventName", "ConsoleLogin"),
    // A failed attempt is no sign-in.
    equals("$.responseElements.ConsoleLogin", "Success"),
    // Sessions of IAM Identity Center and other identity providers always say MFAUsed "No", because AWS does not see
    // the second factor: Security Hub's own pattern fires at each of them.
    equalsAny("$.userIdentity.type", ["IAMUser", "Root"]),
    any(withoutMfa, notExists("$.additionalEventData.MFAUsed")),
  ),
  securityHubPattern: prescribed(
    all(equals("$.eventName", "ConsoleLogin"), notEquals("$.additionalEventData.MFAUsed", "Yes")),
    { quotes: "always" },
  ),
});
