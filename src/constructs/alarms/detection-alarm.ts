import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { CloudwatchMetricAlarmConfig } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { metricNamespace } from "../../names";

/** What differs from one detection's alarm to another's. */
export interface DetectionAlarmProps extends Pick<CloudwatchMetricAlarmConfig, "alarmDescription" | "dimensions"> {
  /** Name of the alarm. */
  readonly alarmName: string;
  /** Name of the metric that the detection's filter feeds. */
  readonly metricName: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * An alarm that fires on the first matching event, with the settings that Security Hub and CIS ask for.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export function detectionAlarm(scope: Construct, id: string, props: DetectionAlarmProps): CloudwatchMetricAlarm {
  const { topicArn, ...alarm } = props;
  return new CloudwatchMetricAlarm(scope, id, {
    ...alarm,
    namespace: metricNamespace,
    statistic: "Sum",
    period: 300,
    evaluationPeriods: 1,
    threshold: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    // No event is good news. Silence of the trail itself shows elsewhere, not in every single alarm.
    treatMissingData: "notBreaching",
    alarmActions: [topicArn],
  });
}
