import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { CloudwatchMetricAlarmConfig } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { metricNamespace } from "../../names";
import type { TunedDetection } from "./tuned-detection";

/** What the alarms of a detection have in common. */
export interface AlarmProps {
  /** Name of the alarm. */
  readonly alarmName: string;
  /** What a person reads first. */
  readonly alarmDescription: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** What an alarm on one metric needs. */
export interface DetectionAlarmProps extends AlarmProps, Pick<CloudwatchMetricAlarmConfig, "dimensions"> {
  /** Name of the metric that the detection's filter feeds. */
  readonly metricName: string;
}

/**
 * An alarm on a detection's events. With the catalogue's threshold and period, it has the settings that Security Hub and
 * CIS ask for.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export function detectionAlarm(
  scope: Construct,
  detection: TunedDetection,
  { topicArn, ...props }: DetectionAlarmProps,
): CloudwatchMetricAlarm {
  return new CloudwatchMetricAlarm(scope, detection.id, {
    ...props,
    ...firing(detection, topicArn),
    namespace: metricNamespace,
    statistic: "Sum",
    period: detection.periodSeconds,
  });
}

/** When an alarm fires, and whom it tells. */
export function firing({ threshold }: TunedDetection, topicArn: string) {
  return {
    evaluationPeriods: 1,
    threshold,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    // No event is good news. Silence of the trail itself has an alarm of its own.
    treatMissingData: "notBreaching",
    alarmActions: [topicArn],
  };
}
