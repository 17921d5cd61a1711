import { Construct } from "constructs";
import { alarmName, metricName } from "../../names";
import { describeAlarm } from "./alarm-description";
import { DetectionAlarms } from "./detection-alarms";
import type { TunedDetection } from "./tuned-detection";

/** Props of `OrganizationAlarms`. */
export interface OrganizationAlarmsProps {
  /** What to look for. */
  readonly detections: readonly TunedDetection[];
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: string;
  /** ARN of the topic that is told, in the account and Region of the alarms. */
  readonly topicArn: string;
}

/** One alarm a detection for the organization as a whole: what Security Hub and CIS look for. */
export class OrganizationAlarms extends Construct {
  constructor(scope: Construct, id: string, { detections, logGroupName, topicArn }: OrganizationAlarmsProps) {
    super(scope, id);
    new DetectionAlarms(this, "Detections", {
      detections,
      alarmOf: (detection) => ({
        alarmName: alarmName({ detectionTitle: detection.title }),
        alarmDescription: describeAlarm(detection, {
          where: "in some account of the organization",
          logGroupName,
          pattern: detection.securityHubPattern?.expression,
        }),
        metric: metricName(detection.id),
      }),
      topicArn,
    });
  }
}
