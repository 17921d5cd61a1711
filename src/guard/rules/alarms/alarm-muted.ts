import type { Rule } from "../../rule";

export const alarmMuted: Rule = {
  id: "alarm-muted",
  title: "A mute rule silences alarms",
  why: "For as long as the rule lasts its alarms tell nobody, and nothing in the alarms themselves shows it.",
  instead: "leave the alarms on; what is expected during maintenance may well be told",
  reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html",
  types: ["aws_cloudwatch_alarm_mute_rule"],
  judge: ({ actions }) =>
    actions.some((action) => ["create", "update"].includes(action)) ? [{ what: "mutes alarms by a rule" }] : [],
};
