import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { alarmName } from "../../names";
import { headline } from "./headline";

/** What the alarm says first. */
export const TRAIL_SILENCE = { id: "trail-silence", title: "The trail is silent", severity: "critical" } as const;

/** Props of `TrailSilenceAlarm`. */
export interface TrailSilenceAlarmProps {
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: string;
  /** After how many minutes without any event the alarm fires, from 1 to 1440. */
  readonly silenceMinutes: number;
  /** ARN of the topic that is told, in the account and Region of the log group. */
  readonly topicArn: string;
}

/**
 * An alarm when no events arrive at all: every other alarm takes silence for good news, and a trail that was stopped, or
 * that may no longer write, is silent.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html
 */
export class TrailSilenceAlarm extends Construct {
  constructor(scope: Construct, id: string, { logGroupName, silenceMinutes, topicArn }: TrailSilenceAlarmProps) {
    super(scope, id);

    new CloudwatchMetricAlarm(this, "Resource", {
      alarmName: alarmName({ detectionTitle: TRAIL_SILENCE.title }),
      alarmDescription: [
        `${headline(TRAIL_SILENCE)}: log group ${logGroupName} received no event for ${silenceMinutes} minutes.`,
        "Until it does, no alarm on the trail's events can fire. Log files in the bucket may still arrive.",
        "1. Run GetTrailStatus: IsLogging, LatestCloudWatchLogsDeliveryError and LatestDeliveryError say what is wrong.",
        "2. If somebody stopped the trail: run StartLogging, and find out who it was.",
        "3. Otherwise deploy the management stack again: it restores the trail, the log group, its key and its role.",
      ].join("\n"),
      namespace: "AWS/Logs",
      metricName: "IncomingLogEvents",
      dimensions: { LogGroupName: logGroupName },
      statistic: "Sum",
      period: silenceMinutes * 60,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: "LessThanThreshold",
      treatMissingData: "breaching",
      alarmActions: [topicArn],
    });
  }
}
