import { attributeOf } from "../../attribute";
import { changedValues, check, lostProtections } from "../../attribute-checks";
import { coversEventPattern } from "../../comparison/event-pattern";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";
import { isEmpty, parseObject } from "../../value";

/**
 * From the one that matches least to the one that matches most.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
const STATES = ["DISABLED", "ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"];

export const eventRuleNarrowed: Rule = {
  id: "event-rule-narrowed",
  title: "An event rule is disabled, or matches fewer events",
  why: "Event rules tell of tampering within seconds. One that matches nothing looks like a quiet day.",
  instead: "add values to the pattern; for another pattern add another rule",
  reference: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html",
  types: ["aws_cloudwatch_event_rule"],
  judge: judgeUpdate((update) => {
    const rank = (state: unknown) => STATES.indexOf(isEmpty(state) ? "ENABLED" : String(state));
    return [
      ...check(
        attributeOf(update, "state"),
        (before) => rank(before) > 0,
        ({ before, after }) => rank(after) >= rank(before),
        "matches fewer events or none: state",
      ),
      ...lostProtections(update, [
        { path: "is_enabled", keep: true, otherwise: true, what: "matches no events: is_enabled" },
      ]),
      ...check(
        attributeOf(update, "event_pattern"),
        (before) => !isEmpty(before),
        ({ before, after }) => covers(after, before),
        "may match fewer events: event_pattern",
      ),
      ...changedValues(update, {
        event_bus_name: "reads another event bus: event_bus_name",
        schedule_expression: "runs at other times: schedule_expression",
      }),
    ];
  }),
};

function covers(wide: unknown, narrow: unknown): boolean {
  const [wider, narrower] = [parseObject(String(wide)), parseObject(String(narrow))];
  return wide === narrow || (wider !== undefined && narrower !== undefined && coversEventPattern(wider, narrower));
}
