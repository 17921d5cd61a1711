import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { CloudwatchMetricAlarmConfig } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { TerraformIterator, Token } from "cdktf";
import { Construct } from "constructs";
import { ConstructError } from "../../errors";
import { metricNamespace } from "../../names";
import { escapeForTerraform } from "../../policy";
import { forEachOf } from "../for-each/for-each-of";
import type { TunedDetection } from "./tuned-detection";

/** What each of the alarms says, and stands on. */
export interface DetectionAlarm {
  /** Name of the alarm. */
  readonly alarmName: string;
  /** What a person reads first. */
  readonly alarmDescription: string;
  /** Name of the metric that the detection's filter feeds, or a Metrics Insights query with the accounts as its series. */
  readonly metric: string;
}

/** Props of `DetectionAlarms`. */
export interface DetectionAlarmsProps extends Pick<CloudwatchMetricAlarmConfig, "dimensions"> {
  /** What to look for. */
  readonly detections: readonly TunedDetection[];
  /** The alarm of a detection. */
  readonly alarmOf: (detection: TunedDetection) => DetectionAlarm;
  /**
   * Whether the alarms stand on Metrics Insights queries.
   * @default false
   */
  readonly insights?: boolean;
  /** ARN of the topic that is told, in the account and Region of the alarms. */
  readonly topicArn: string;
}

/**
 * The differences of the alarm at hand. Plain expressions, made once: `TerraformIterator` would make a token with a stack
 * trace whenever cdktf looks at one, a sixth of the time that a thousand accounts take to synthesize.
 */
const EACH = {
  name: each("name"),
  description: each("description"),
  metric: each("metric"),
  threshold: Token.asNumber(each("threshold")),
  period: Token.asNumber(each("period")),
};

function each(difference: string): string {
  return `\${each.value.${difference}}`;
}

/**
 * One alarm a detection: a single resource with the id of the detection in every address, such as
 * `aws_cloudwatch_metric_alarm.<id>["root-usage"]`. With the catalogue's threshold and period, an alarm has the settings
 * that Security Hub and CIS ask for.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export class DetectionAlarms extends Construct {
  /** Names of the alarms, in the order of the detections' ids. */
  readonly alarmNames: readonly string[];

  /** @throws ConstructError when two detections have one id: one of the two would have no alarm */
  constructor(scope: Construct, id: string, props: DetectionAlarmsProps) {
    super(scope, id);
    const { detections, alarmOf, insights = false, dimensions, topicArn } = props;
    refuseRepeatedIds(this, detections);

    const differences = detections.map((detection) => [detection.id, differencesOf(detection, alarmOf(detection))]);
    const alarms = new CloudwatchMetricAlarm(this, "Resource", {
      forEach: forEachOf(Object.fromEntries(differences)),
      alarmName: EACH.name,
      alarmDescription: EACH.description,
      ...(insights
        ? { metricQuery: [{ id: "events", expression: EACH.metric, period: EACH.period, returnData: true }] }
        : { namespace: metricNamespace, metricName: EACH.metric, dimensions, statistic: "Sum", period: EACH.period }),
      evaluationPeriods: 1,
      threshold: EACH.threshold,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      // No event is good news. Silence of the trail itself has an alarm of its own.
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
    });
    this.alarmNames = Token.asList(TerraformIterator.fromResources(alarms).pluckProperty("alarm_name"));
  }
}

function refuseRepeatedIds(construct: Construct, detections: readonly TunedDetection[]): void {
  const ids = detections.map((detection) => detection.id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) < index));
  if (repeated.size === 0) return;
  throw new ConstructError(
    construct.node.path,
    [...repeated].map((id) => ({ where: `detection ${id}`, what: "is there twice", write: "each detection once" })),
  );
}

/** What differs from alarm to alarm, by names that a person finds in a plan. */
function differencesOf({ threshold, periodSeconds }: TunedDetection, alarm: DetectionAlarm): typeof EACH {
  return {
    name: escapeForTerraform(alarm.alarmName),
    description: escapeForTerraform(alarm.alarmDescription),
    metric: escapeForTerraform(alarm.metric),
    threshold,
    period: periodSeconds,
  };
}
