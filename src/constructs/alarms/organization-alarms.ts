import { Construct } from "constructs";
import type { Detection } from "../../detections";
import { alarmName, metricName } from "../../names";
import { describeAlarm } from "./alarm-description";
import { detectionAlarm } from "./detection-alarm";

/** Props of `OrganizationAlarms`. */
export interface OrganizationAlarmsProps {
  /** What to look for. */
  readonly detections: readonly Detection[];
  /** ARN of the topic that is told, in the account and Region of the alarms. */
  readonly topicArn: string;
}

/** One alarm a detection for the organization as a whole: what Security Hub and CIS look for. */
export class OrganizationAlarms extends Construct {
  constructor(scope: Construct, id: string, { detections, topicArn }: OrganizationAlarmsProps) {
    super(scope, id);

    for (const detection of detections) {
      detectionAlarm(this, detection.id, {
        alarmName: alarmName({ detectionTitle: detection.title }),
        alarmDescription: describeAlarm(detection, "In some account of the organization"),
        metricName: metricName(detection.id),
        topicArn,
      });
    }
  }
}
