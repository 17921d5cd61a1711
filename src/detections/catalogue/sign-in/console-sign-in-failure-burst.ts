import { defineDetection } from "../../detection";
import { mitreAttack } from "../../reference";
import { failedSignIn } from "./console-sign-in-failures";

export const consoleSignInFailureBurst = defineDetection({
  id: "console-sign-in-failure-burst",
  title: "Many console sign-ins failed",
  why: "Nobody mistypes that often: somebody is guessing passwords.",
  severity: "high",
  references: [mitreAttack("T1110")],
  runbook: [
    "See in userIdentity.userName and sourceIPAddress whether one user is tried, or many from one address.",
    "Look for a success from the same addresses: eventName ConsoleLogin, responseElements.ConsoleLogin Success.",
    "If there is one: delete the login profile and deny older sessions with an aws:TokenIssueTime policy.",
  ],
  pattern: failedSignIn,
  threshold: 10,
});
