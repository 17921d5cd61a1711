import { attributeOf, describe, unjudged } from "../../attribute";
import { check, differentValues } from "../../attribute-checks";
import type { Finding, ResourceUpdate, Rule } from "../../rule";
import { judgeUpdate } from "../../rule";
import { isEmpty, listOf, meaningOf } from "../../value";
import type { Values } from "../../value";

/** What an alarm looks at, and how it adds up. */
const WATCHED: Readonly<Record<string, string>> = {
  metric_name: "watches another metric: metric_name",
  namespace: "watches another metric: namespace",
  dimensions: "watches other dimensions: dimensions",
  metric_query: "watches something else: metric_query",
  threshold_metric_id: "compares with something else: threshold_metric_id",
  statistic: "adds up differently: statistic",
  extended_statistic: "adds up differently: extended_statistic",
  unit: "counts another unit: unit",
  period: "counts over another time: period",
  alarm_rule: "depends on other alarms: alarm_rule",
};

/** Operators that fire at the threshold too, instead of only beyond it. */
const SOONER: Readonly<Record<string, string>> = {
  GreaterThanThreshold: "GreaterThanOrEqualToThreshold",
  LessThanThreshold: "LessThanOrEqualToThreshold",
};

export const alarmWeakened: Rule = {
  id: "alarm-weakened",
  title: "An alarm fires later, less often, or for something else",
  why: "An alarm out of reach never fires, and looks as good as one that has nothing to tell.",
  instead: "add a second alarm that watches what you want, and remove this one when that has proven itself",
  reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
  types: ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"],
  judge: judgeUpdate((update) => [
    ...differentValues(withoutOrder(update), WATCHED),
    ...check(
      attributeOf(update, "actions_suppressor"),
      () => true,
      ({ before, after }) => isEmpty(after) || meaningOf(before) === meaningOf(after),
      "is silent while another alarm is on: actions_suppressor",
    ),
    ...judgeComparison(update),
    ...judgeEvaluation(update),
    ...check(
      attributeOf(update, "treat_missing_data"),
      () => update.type === "aws_cloudwatch_metric_alarm",
      ({ before, after }) => after === "breaching" || (before ?? "missing") === (after ?? "missing"),
      "takes missing data for something else: treat_missing_data",
    ),
  ]),
};

/** Queries are a set: their order means nothing. */
function withoutOrder(update: ResourceUpdate): ResourceUpdate {
  const sort = (values: Values): Values => ({
    ...values,
    metric_query: listOf(values["metric_query"]).toSorted((one, other) => (meaningOf(one) < meaningOf(other) ? -1 : 1)),
  });
  return { ...update, before: sort(update.before), after: sort(update.after) };
}

function judgeComparison(update: ResourceUpdate): Finding[] {
  const comparison = attributeOf(update, "comparison_operator");
  const changed = check(
    comparison,
    (before) => !isEmpty(before),
    ({ before, after }) => after === before || after === SOONER[String(before)],
    "compares differently: comparison_operator",
  );
  const isUpward = String(comparison.before).startsWith("Greater");
  return [
    ...changed,
    ...check(
      attributeOf(update, "threshold"),
      (before) => !isEmpty(before),
      ({ before, after }) =>
        !isEmpty(after) && (isUpward ? Number(after) <= Number(before) : Number(after) >= Number(before)),
      "fires later: threshold",
    ),
  ];
}

/**
 * Of the last periods some have to breach. Whatever fired before fires still if no more have to, where periods are taken
 * away all of which may have been among those that breached.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
function judgeEvaluation(update: ResourceUpdate): Finding[] {
  const attributes = ["evaluation_periods", "datapoints_to_alarm"].map((path) => attributeOf(update, path));
  const unknown = attributes.filter(({ isUnknown }) => isUnknown);
  if (unknown.length > 0) {
    return unknown.map(unjudged);
  }
  const [periods, datapoints] = attributes;
  const taken = Math.max(0, Number(periods!.before) - Number(periods!.after));
  const before = Number(datapoints!.before || periods!.before);
  const after = Number(datapoints!.after || periods!.after);
  return isEmpty(periods!.before) || after <= before - taken
    ? []
    : [
        {
          what: "fires only after more periods: evaluation_periods, datapoints_to_alarm",
          found: attributes.map((attribute) => `${attribute.path}: ${describe(attribute)}`).join("; "),
        },
      ];
}
