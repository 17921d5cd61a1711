import { lostMembers, lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const alarmSilenced: Rule = {
  id: "alarm-silenced",
  title: "An alarm tells nobody, or fewer",
  why: "The alarm still turns red, where nobody looks.",
  instead:
    "leave actions_enabled on and add actions; what is too loud wants a higher threshold, in a change of its own",
  reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html",
  types: ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"],
  judge: judgeUpdate((update) => [
    ...lostProtections(update, [
      { path: "actions_enabled", keep: true, otherwise: true, what: "switches all actions off: actions_enabled" },
    ]),
    ...lostMembers(update, {
      alarm_actions: "tells fewer of an alarm: alarm_actions",
      insufficient_data_actions: "tells fewer that data is missing: insufficient_data_actions",
    }),
  ]),
};
