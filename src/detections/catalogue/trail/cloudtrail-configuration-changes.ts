import { defineDetection } from "../../detection";
import { equalsAny, eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"];

/** Other records of CloudTrail: channels, and event data stores where there are any. */
const OTHER_EVENTS = [
  "UpdateChannel",
  "DeleteChannel",
  "UpdateEventDataStore",
  "DeleteEventDataStore",
  "StopEventDataStoreIngestion",
];

export const cloudtrailConfigurationChanges = defineDetection({
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
  pattern: eventOf("cloudtrail.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(equalsAny("$.eventName", PRESCRIBED_EVENTS)),
  tampering: true,
});
