import { Construct } from "constructs";
import { accountDimension, accountMetricName, everyAccountAlarmName, metricNamespace } from "../../names";
import { describeAlarm } from "./alarm-description";
import { ALARM_QUOTAS, refuseMoreThanQuotas } from "./alarm-quotas";
import { DetectionAlarms } from "./detection-alarms";
import type { TunedDetection } from "./tuned-detection";

/** Props of `InsightsAlarms`. */
export interface InsightsAlarmsProps {
  /** What to look for. */
  readonly detections: readonly TunedDetection[];
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: string;
  /** ARN of the topic that is told, in the account and Region of the alarms. */
  readonly topicArn: string;
  /** How many accounts the organization has. */
  readonly accountCount: number;
}

/**
 * One alarm a detection for every account at once, those included that join later. Each account is a contributor with a
 * state and messages of its own.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-alarms.html
 */
export class InsightsAlarms extends Construct {
  /** @throws ConstructError with every quota that is exceeded: alarms, accounts, or a detection's period. */
  constructor(scope: Construct, id: string, props: InsightsAlarmsProps) {
    super(scope, id);
    const { detections, logGroupName, topicArn } = props;
    refuseMoreThanQuotas(this, quotaUses(props));

    new DetectionAlarms(this, "Detections", {
      detections,
      alarmOf: (detection) => ({
        alarmName: everyAccountAlarmName(detection.title),
        alarmDescription: describeAlarm(detection, {
          where: `in the account that ${accountDimension} names`,
          logGroupName,
        }),
        metric: eventsByAccount(detection),
      }),
      insights: true,
      topicArn,
    });
  }
}

/** Where there are more series than a query returns, the order keeps those with the most events. */
function eventsByAccount({ id }: TunedDetection): string {
  return [
    `SELECT SUM(${accountMetricName(id)})`,
    `FROM SCHEMA("${metricNamespace}", ${accountDimension})`,
    `GROUP BY ${accountDimension}`,
    "ORDER BY SUM() DESC",
  ].join(" ");
}

function quotaUses({ detections, accountCount }: InsightsAlarmsProps) {
  return [
    {
      where: "detections",
      counted: "Metrics Insights alarms",
      used: detections.length,
      quota: ALARM_QUOTAS.insightsAlarms,
      write: "fewer detections",
    },
    {
      where: "accountCount",
      counted: "series of a Metrics Insights query",
      used: accountCount,
      quota: ALARM_QUOTAS.insightsSeries,
      write: "alarms in a stack of each account: AccountAlarms",
    },
    ...detections.map(({ id, periodSeconds }) => ({
      where: `detection ${id}, periodSeconds`,
      counted: "seconds of a Metrics Insights alarm",
      used: periodSeconds,
      quota: ALARM_QUOTAS.insightsSeconds,
      write: `a period of at most ${ALARM_QUOTAS.insightsSeconds} seconds, or AccountAlarms`,
    })),
  ];
}
