import { Construct } from "constructs";
import { alarmName, metricName } from "../../names";
import { describeAlarm } from "./alarm-description";
import { ALARM_QUOTAS, refuseMoreThanQuotas } from "./alarm-quotas";
import { detectionAlarm } from "./detection-alarm";
import type { TunedDetection } from "./tuned-detection";

/** Props of `OrganizationAlarms`. */
export interface OrganizationAlarmsProps {
  /** What to look for. */
  readonly detections: readonly TunedDetection[];
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: string;
  /** ARN of the topic that is told, in the account and Region of the alarms. */
  readonly topicArn: string;
  /**
   * How many accounts have alarms of their own, `AccountAlarms`, in the same account and Region.
   * @default 0
   */
  readonly accountsWithAlarms?: number;
}

/** One alarm a detection for the organization as a whole: what Security Hub and CIS look for. */
export class OrganizationAlarms extends Construct {
  /** @throws ConstructError when they and the alarms of all accounts are more than AWS allows in a Region. */
  constructor(scope: Construct, id: string, props: OrganizationAlarmsProps) {
    super(scope, id);
    const { detections, logGroupName, topicArn, accountsWithAlarms = 0 } = props;
    refuseMoreThanQuotas(this, [
      {
        where: "detections",
        counted: "alarms",
        used: detections.length * (1 + accountsWithAlarms),
        quota: ALARM_QUOTAS.alarms,
        write: "fewer detections, or one alarm a detection for all accounts: InsightsAlarms",
      },
    ]);

    for (const detection of detections) {
      detectionAlarm(this, detection, {
        alarmName: alarmName({ detectionTitle: detection.title }),
        alarmDescription: describeAlarm(detection, { where: "in some account of the organization", logGroupName }),
        metricName: metricName(detection.id),
        topicArn,
      });
    }
  }
}
