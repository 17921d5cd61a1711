import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import { renderExactPattern, renderFilterPattern } from "../../detections";
import type { Detection } from "../../detections";
import { accountDimension, accountMetricName, metricName, metricNamespace } from "../../names";
import { ALARM_QUOTAS, refuseMoreThanQuotas } from "./alarm-quotas";

/** Props of `DetectionMetricFilters`. */
export interface DetectionMetricFiltersProps {
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: string;
  /** What to look for. */
  readonly detections: readonly Detection[];
}

/**
 * Two metric filters a detection, because one cannot serve both: a filter with a dimension has no value without it,
 * and Security Hub fails a pattern that has one term more than its own.
 */
export class DetectionMetricFilters extends Construct {
  /** @throws ConstructError when they are more than a log group may have. */
  constructor(scope: Construct, id: string, { logGroupName, detections }: DetectionMetricFiltersProps) {
    super(scope, id);
    refuseMoreThanQuotas(this, [
      {
        where: "detections",
        counted: "metric filters",
        used: 2 * detections.length,
        quota: ALARM_QUOTAS.metricFilters,
        write: `at most ${ALARM_QUOTAS.metricFilters / 2} detections`,
      },
    ]);

    for (const detection of detections) {
      const namespace = new Construct(this, detection.id);
      const exact = metricName(detection.id);
      new CloudwatchLogMetricFilter(namespace, "Organization", {
        name: exact,
        logGroupName,
        pattern: detection.securityHubPattern
          ? renderExactPattern(detection.securityHubPattern, detection.id)
          : renderFilterPattern(detection.pattern, detection.id),
        metricTransformation: { namespace: metricNamespace, name: exact, value: "1", defaultValue: "0" },
      });

      const byAccount = accountMetricName(detection.id);
      new CloudwatchLogMetricFilter(namespace, "ByAccount", {
        name: byAccount,
        logGroupName,
        pattern: renderFilterPattern(detection.pattern, detection.id),
        metricTransformation: {
          namespace: metricNamespace,
          name: byAccount,
          value: "1",
          // Present in every record, unlike userIdentity.accountId.
          dimensions: { [accountDimension]: "$.recipientAccountId" },
        },
      });
    }
  }
}
