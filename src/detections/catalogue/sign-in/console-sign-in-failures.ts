import { defineDetection } from "../../detection";
import { all, any, equals } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

/** A wrong user name or a wrong second factor fails with another message than the prescribed one. */
export const failedSignIn = all(
  equals("$.eventName", "ConsoleLogin"),
  any(equals("$.errorMessage", "Failed authentication"), equals("$.responseElements.ConsoleLogin", "Failure")),
);

export const consoleSignInFailures = defineDetection({
  id: "console-sign-in-failures",
  title: "Console sign-in failed",
  why: "A failed sign-in is a typing error, or somebody who tries passwords.",
  severity: "low",
  references: [securityHub("CloudWatch.6"), cis("4.6"), mitreAttack("T1110")],
  runbook: [
    "See in userIdentity and sourceIPAddress who tried, and from where.",
    "One or two from a known place: leave it. More: follow the alarm for bursts.",
  ],
  pattern: failedSignIn,
  securityHubPattern: prescribed(
    all(equals("$.eventName", "ConsoleLogin"), equals("$.errorMessage", "Failed authentication")),
  ),
});
