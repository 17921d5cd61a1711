import { alarmArn, alarmName, everyAccountAlarmName } from "../names";
import type { Guardrail } from "./guardrail";

/** Alarms are told from those of other people by the form of their names. */
export const protectAlarms: Guardrail = {
  id: "protect-alarms",
  title: "Nobody deletes, changes or silences an alarm of the audit trail",
  why: "An alarm falls silent in more ways than by deletion: a threshold out of reach, actions switched off, a state set by hand, a mute rule. Reaches alarms in member accounts; those in the management account are beyond every service control policy.",
  actions: [
    "cloudwatch:DeleteAlarms",
    "cloudwatch:DisableAlarmActions",
    "cloudwatch:PutMetricAlarm",
    "cloudwatch:PutCompositeAlarm",
    "cloudwatch:PutAlarmMuteRule",
    "cloudwatch:SetAlarmState",
  ],
  resources: ({ partition }) =>
    [
      alarmName({ detectionTitle: "*" }),
      alarmName({ detectionTitle: "*", account: { key: "*", name: "*" } }),
      everyAccountAlarmName("*"),
    ].map((name) => alarmArn({ partition, region: "*", accountId: "*", alarmName: name })),
  exemption: "deployment",
};
