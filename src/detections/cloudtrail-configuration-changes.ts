import type { Detection } from "./detection";
import { all, equals, equalsAny } from "./expression";
import { cis, mitreAttack, securityHub } from "./reference";

const PRESCRIBED_EVENTS = ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"];

/** A trail that selects nothing records nothing, and still counts as running. */
const SELECTOR_EVENTS = ["PutEventSelectors", "PutInsightSelectors"];

export const cloudtrailConfigurationChanges: Detection = {
  id: "cloudtrail-configuration-changes",
  title: "CloudTrail configuration was changed",
  why: "Whoever changes the trail may be hiding what comes next.",
  severity: "critical",
  references: [securityHub("CloudWatch.5"), cis("4.5"), mitreAttack("T1562.008")],
  runbook: [
    "See in errorCode whether the call was refused. If it was, a guardrail held: still find out who tried.",
    "If it went through: run StartLogging, then put the configuration back with the deployment pipeline.",
    "Rotate the credentials in userIdentity, and look at everything they did before.",
  ],
  pattern: all(
    equals("$.eventSource", "cloudtrail.amazonaws.com"),
    equalsAny("$.eventName", [...PRESCRIBED_EVENTS, ...SELECTOR_EVENTS]),
  ),
  securityHubPattern: {
    expression: equalsAny("$.eventName", PRESCRIBED_EVENTS),
    layout: { parentheses: true, quotes: "where needed" },
  },
};
