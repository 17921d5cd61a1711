import { attributeOf } from "../../attribute";
import { changedValues, check } from "../../attribute-checks";
import { coversFilterPattern } from "../../comparison/filter-pattern";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

/** Attributes that hold the filter pattern, and what else must not change, by type. */
const FILTERS: Readonly<
  Record<string, { readonly pattern: string; readonly fixed: Readonly<Record<string, string>> }>
> = {
  aws_cloudwatch_log_metric_filter: {
    pattern: "pattern",
    fixed: {
      log_group_name: "reads another log group: log_group_name",
      metric_transformation: "counts into another metric, or differently: metric_transformation",
    },
  },
  aws_cloudwatch_log_subscription_filter: {
    pattern: "filter_pattern",
    fixed: {
      log_group_name: "reads another log group: log_group_name",
      destination_arn: "sends events elsewhere: destination_arn",
      role_arn: "sends events by another role: role_arn",
    },
  },
};

export const metricFilterNarrowed: Rule = {
  id: "metric-filter-narrowed",
  title: "A filter of a log group matches fewer events, or counts them elsewhere",
  why: "Alarms see what the filter counts. A pattern that matches nothing makes them green for ever.",
  instead: "add alternatives to the pattern; for another pattern add another filter",
  reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html",
  types: Object.keys(FILTERS),
  judge: judgeUpdate((update) => {
    const { pattern, fixed } = FILTERS[update.type]!;
    return [
      ...check(
        attributeOf(update, pattern),
        () => true,
        ({ before, after }) => coversFilterPattern(String(after ?? ""), String(before ?? "")),
        `may match fewer events: ${pattern}`,
      ),
      ...changedValues(update, fixed),
    ];
  }),
};
