import { defineDetection } from "../../detection";
import { all, any, eventOf, notEquals, notExists } from "../../expression/expression";
import { mitreAttack } from "../../reference";

/** Both kinds of Auto Scaling change and delete the alarms that they made themselves, day by day, and no others. */
export const notByAutoScaling = any(
  notExists("$.userIdentity.invokedBy"),
  notEquals("$.userIdentity.invokedBy", "*autoscaling.amazonaws.com"),
);

export const alarmsDeletedOrDisabled = defineDetection({
  id: "alarms-deleted-or-disabled",
  title: "Alarm was deleted, disabled or muted",
  why: "Somebody who silences alarms does not want to be heard.",
  severity: "critical",
  references: [mitreAttack("T1562.001")],
  runbook: [
    "See in requestParameters which alarms they are. Those of the audit trail change in deployments only.",
    "Run EnableAlarmActions and DeleteAlarmMuteRule, or deploy the stack again.",
    "Look at what happened in all accounts since: nobody was told of it.",
  ],
  pattern: all(
    eventOf("monitoring.amazonaws.com", [
      "DeleteAlarms",
      "DisableAlarmActions",
      "PutAlarmMuteRule",
      // A state that somebody sets keeps the alarm from firing until the next datapoint.
      "SetAlarmState",
    ]),
    notByAutoScaling,
  ),
  tampering: true,
});
