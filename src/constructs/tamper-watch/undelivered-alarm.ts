import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { alarmName } from "../../names";
import { headline } from "../alarms/headline";
import type { WatchedAccount } from "../alarms";

/** What the alarm says first. */
const UNDELIVERED = {
  id: "tamper-watch-undelivered",
  title: "The tamper watch could not deliver",
  severity: "critical",
} as const;

/** Name of the alarm, known before it exists: the topic lets it in by its name. */
export const undeliveredAlarmName = alarmName({ detectionTitle: UNDELIVERED.title });

/** Props of `UndeliveredAlarm`. */
export interface UndeliveredAlarmProps {
  /** The account that is watched. */
  readonly watched: Omit<WatchedAccount, "key">;
  /** The Region that is watched. */
  readonly region: string;
  /** Name of the queue that keeps what could not be published, in this account and Region. */
  readonly queueName: string;
  /** ARNs of the topics that are told, in this account and Region. */
  readonly topicArns: readonly string[];
}

/**
 * An alarm when a tamper watch could not deliver: whoever waits for its messages takes silence for good news. The
 * topic that refused EventBridge may refuse alarms too, and CloudWatch reaches topics of its own Region only: where no
 * other is told, it stays in alarm for whoever looks.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export class UndeliveredAlarm extends Construct {
  constructor(scope: Construct, id: string, { watched, region, queueName, topicArns }: UndeliveredAlarmProps) {
    super(scope, id);

    new CloudwatchMetricAlarm(this, "Resource", {
      alarmName: undeliveredAlarmName,
      alarmDescription: [
        `${headline(UNDELIVERED)} in account ${watched.name} (${watched.id}), Region ${region}.`,
        `Queue ${queueName} keeps events that the topic did not take: attempts on the audit trail that nobody was told of.`,
        "1. Run ReceiveMessage on the queue: the events say what was attempted, ERROR_MESSAGE why nobody was told.",
        "2. Look up who changed the topic, its policy or the key: that may have been part of the attempt.",
        "3. Deploy this stack again: it restores the topic, its policy and the key.",
        "4. Run DeleteMessage for the events that were dealt with: the alarm ends when the queue is empty.",
      ].join("\n"),
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      // SQS sends no values of a queue that nobody has used for hours.
      treatMissingData: "notBreaching",
      alarmActions: [...topicArns],
    });
  }
}
