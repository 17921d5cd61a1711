import { Construct } from "constructs";
import { accountDimension, accountMetricName, alarmName, alarmTopicName } from "../../names";
import type { ArnScope } from "../../names";
import { describeAlarm } from "./alarm-description";
import { AlarmTopic } from "./alarm-topic";
import { DetectionAlarms } from "./detection-alarms";
import type { AlarmSubscriber } from "./subscriber";
import type { TunedDetection } from "./tuned-detection";

/** The account that alarms watch. */
export interface WatchedAccount {
  /** Short name that the topic's and the alarms' names are made of. */
  readonly key: string;
  /** The account id: 12 digits. */
  readonly id: string;
  /** The account's name, as people call it. */
  readonly name: string;
}

/** Props of `AccountAlarms`. Account and Region of the ARN scope are the trail owner's, where the metrics are. */
export interface AccountAlarmsProps extends ArnScope {
  /** The account that the alarms watch. */
  readonly watched: WatchedAccount;
  /** What to look for. */
  readonly detections: readonly TunedDetection[];
  /** Name of the log group that receives the trail's events. */
  readonly logGroupName: string;
  /** ARN of the key that encrypts the topic: an `AlarmKey`. */
  readonly keyArn: string;
  /** Who is told about this account. */
  readonly subscribers: readonly AlarmSubscriber[];
}

/** One alarm a detection for one account, in every Region of it, and the account's own topic. */
export class AccountAlarms extends Construct {
  /** ARN of the account's topic. */
  readonly topicArn: string;
  /** Names of the alarms, in the order of the detections' ids. */
  readonly alarmNames: readonly string[];

  constructor(scope: Construct, id: string, props: AccountAlarmsProps) {
    super(scope, id);
    const { watched, detections, logGroupName, ...topicProps } = props;

    const topic = new AlarmTopic(this, "Topic", { ...topicProps, topicName: alarmTopicName(watched.key) });
    this.topicArn = topic.arn;
    const alarms = new DetectionAlarms(this, "Detections", {
      detections,
      alarmOf: (detection) => ({
        alarmName: alarmName({ account: watched, detectionTitle: detection.title }),
        alarmDescription: describeAlarm(detection, {
          where: `in account ${watched.name} (${watched.id})`,
          accountId: watched.id,
          logGroupName,
        }),
        metric: accountMetricName(detection.id),
      }),
      dimensions: { [accountDimension]: watched.id },
      topicArn: topic.arn,
    });
    this.alarmNames = alarms.alarmNames;
  }
}
