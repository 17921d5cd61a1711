import { defineDetection } from "../../detection";
import { all, eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";
import { notByAutoScaling } from "./alarms-deleted-or-disabled";

export const alarmChanges = defineDetection({
  id: "alarm-changes",
  title: "Alarm was changed",
  why: "A higher threshold or another metric silences an alarm that still looks alive.",
  severity: "low",
  references: [mitreAttack("T1562.001")],
  runbook: [
    "See in requestParameters which alarm it is, and whether a deployment explains it.",
    "If it is one of the audit trail's, and no deployment: deploy the stack again.",
  ],
  pattern: all(
    eventOf("monitoring.amazonaws.com", ["PutMetricAlarm", "PutCompositeAlarm", "PutLogAlarm"]),
    notByAutoScaling,
  ),
});
