import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "StopConfigurationRecorder",
  "DeleteDeliveryChannel",
  "PutDeliveryChannel",
  "PutConfigurationRecorder",
];

export const awsConfigChanges = defineDetection({
  id: "aws-config-changes",
  title: "AWS Config was changed",
  why: "Without the recorder, nobody can tell later how resources were set up, or when that changed.",
  severity: "medium",
  references: [securityHub("CloudWatch.9"), cis("4.9"), mitreAttack("T1562.008")],
  runbook: [
    "See in userIdentity whether the landing zone did it, as it does when it enrols or updates an account.",
    "If not: run StartConfigurationRecorder, and put the delivery channel back.",
    "Find out what else the same credentials did.",
  ],
  pattern: eventOf("config.amazonaws.com", [
    ...PRESCRIBED_EVENTS,
    "DeleteConfigurationRecorder",
    "DeleteConfigurationAggregator",
  ]),
  securityHubPattern: prescribed(eventOf("config.amazonaws.com", PRESCRIBED_EVENTS)),
});
