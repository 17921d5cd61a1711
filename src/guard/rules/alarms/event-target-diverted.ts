import { changedValues } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const eventTargetDiverted: Rule = {
  id: "event-target-diverted",
  title: "Events of a rule go elsewhere",
  why: "Who is told is decided by the target. What cannot be delivered is lost where no queue keeps it.",
  instead: "add a second target",
  reference: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
  types: ["aws_cloudwatch_event_target"],
  judge: judgeUpdate((update) =>
    changedValues(update, {
      arn: "sends events to another target: arn",
      role_arn: "sends events by another role: role_arn",
      "dead_letter_config.0.arn": "keeps what cannot be delivered elsewhere, or loses it: dead_letter_config",
    }),
  ),
};
