import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import { renderFilterPattern } from "../../detections";
import { alarmName, alarmTopicName, inAccountLogGroupName, metricName, metricNamespace } from "../../names";
import type { ArnScope } from "../../names";
import { describeAlarm } from "../alarms/alarm-description";
import { alarmsUseKey } from "../alarms/alarm-key";
import { ALARM_QUOTAS, refuseMoreThanQuotas } from "../alarms/alarm-quotas";
import { AlarmTopic } from "../alarms/alarm-topic";
import { DetectionAlarms } from "../alarms/detection-alarms";
import { logsUseKey } from "../key/logs-use-key";
import { ServiceKey } from "../key/service-key";
import type { AlarmSubscriber, TunedDetection, WatchedAccount } from "../alarms";
import { OwnEventsLogGroup } from "./own-events-log-group";
import { within } from "./within";

/** Where EventBridge puts the CloudTrail record. */
const RECORD = "$.detail";

/** Props of `InAccountAlarms`: the account and Region that they are in and that they watch. */
export interface InAccountAlarmsProps extends Pick<ArnScope, "partition" | "region"> {
  /** The account that they are in and that they watch. */
  readonly watched: WatchedAccount;
  /** What to look for. */
  readonly detections: readonly TunedDetection[];
  /** Who is told. */
  readonly subscribers: readonly AlarmSubscriber[];
  /** How many days the account's events stay in the log group: one of the numbers that CloudWatch Logs knows. */
  readonly logGroupRetentionDays: number;
}

/**
 * The alarms of an account in the account itself, for owners who need them there: in one Region, since EventBridge hands
 * on events where they happen. Those of IAM and AWS Organizations, and most of sign-in, happen in the Region of the
 * partition's global services, so an account needs the alarms there too.
 *
 * They need neither the trail's log group nor its filters and alarms, but a trail: EventBridge has API calls only while
 * a trail logs them in the account, and the organization trail does. The call that stops the last one is delivered still.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class InAccountAlarms extends Construct {
  /** ARN of the topic. */
  readonly topicArn: string;
  /** Name of the log group that has the account's own events. */
  readonly logGroupName: string;
  /** Names of the alarms, in the order of the detections' ids. */
  readonly alarmNames: readonly string[];

  /** @throws ConstructError when they need more metric filters than a log group may have. */
  constructor(scope: Construct, id: string, props: InAccountAlarmsProps) {
    super(scope, id);
    const { watched, detections, subscribers, logGroupRetentionDays, ...place } = props;
    const owner: ArnScope = { ...place, accountId: watched.id };
    refuseMoreThanQuotas(this, [
      {
        where: "detections",
        counted: "metric filters",
        used: detections.length,
        quota: ALARM_QUOTAS.metricFilters,
        write: `at most ${ALARM_QUOTAS.metricFilters} detections`,
      },
    ]);

    const key = new ServiceKey(this, "Key", {
      ...owner,
      description: "Encrypts the events and messages of the account's audit trail alarms",
      purpose: "in-account-alarms",
      statements: [alarmsUseKey(owner), logsUseKey({ ...owner, logGroupName: inAccountLogGroupName })],
    });
    const topic = new AlarmTopic(this, "Topic", {
      ...owner,
      topicName: alarmTopicName(watched.key),
      keyArn: key.arn,
      subscribers,
    });
    const events = new OwnEventsLogGroup(this, "Events", {
      ...owner,
      detections,
      keyArn: key.arn,
      retentionDays: logGroupRetentionDays,
    });
    this.topicArn = topic.arn;
    this.logGroupName = events.logGroupName;
    const found = detections.map((detection) => ({ ...detection, pattern: within(detection.pattern, RECORD) }));
    for (const { id: name, pattern } of found) {
      const metric = metricName(name);
      new CloudwatchLogMetricFilter(new Construct(this, name), "Filter", {
        name: metric,
        logGroupName: events.logGroupName,
        pattern: renderFilterPattern(pattern, name),
        metricTransformation: { namespace: metricNamespace, name: metric, value: "1", defaultValue: "0" },
      });
    }
    const alarms = new DetectionAlarms(this, "Detections", {
      detections: found,
      alarmOf: (detection) => ({
        alarmName: alarmName({ account: watched, detectionTitle: detection.title }),
        alarmDescription: describeAlarm(detection, {
          where: `in account ${watched.name} (${watched.id}), Region ${place.region}`,
          record: RECORD,
          logGroupName: inAccountLogGroupName,
        }),
        metric: metricName(detection.id),
      }),
      topicArn: topic.arn,
    });
    this.alarmNames = alarms.alarmNames;
  }
}
