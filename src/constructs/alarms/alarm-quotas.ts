import type { Construct } from "constructs";
import { ConstructError } from "../../errors";
import type { Problem } from "../../errors";

/**
 * What AWS lets an account have in a Region.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html metric filters
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-limits.html alarms
 */
export const ALARM_QUOTAS = {
  /** Metric filters of a log group. */
  metricFilters: 100,
  /** Alarms that stand on a Metrics Insights query. */
  insightsAlarms: 200,
  /** Series that such a query returns. */
  insightsSeries: 500,
  /** How far such an alarm looks back, in seconds. */
  insightsSeconds: 10_800,
} as const;

/** A number that must not be larger than a quota. */
export interface QuotaUse extends Pick<Problem, "where" | "write"> {
  /** What is counted, in the plural: `metric filters`. */
  readonly counted: string;
  readonly used: number;
  readonly quota: number;
}

/** @throws ConstructError with every use that is larger than its quota. */
export function refuseMoreThanQuotas(construct: Construct, uses: readonly QuotaUse[]): void {
  const problems = uses
    .filter(({ used, quota }) => used > quota)
    .map(({ counted, used, quota, where, write }) => ({
      where,
      what: `needs more ${counted} than AWS allows`,
      found: `${used}, with at most ${quota} allowed`,
      write,
    }));
  if (problems.length > 0) {
    throw new ConstructError(construct.node.path, problems);
  }
}
