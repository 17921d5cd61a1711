import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { renderEventPattern } from "../../detections";
import { alarmArn, eventRuleArn, eventRuleName, tamperWatchQueueName, tamperWatchTopicName } from "../../names";
import type { ArnScope } from "../../names";
import { alarmsUseKey } from "../alarms/alarm-key";
import { NotificationTopic } from "../alarms/notification-topic";
import { sendersUseKey } from "../key/senders-use-key";
import { ServiceKey } from "../key/service-key";
import type { AlarmSubscriber, TunedDetection, WatchedAccount } from "../alarms";
import { ruleState } from "../event-rules/rule-state";
import { tamperMessage } from "./tamper-message";
import { UndeliveredAlarm, undeliveredAlarmName } from "./undelivered-alarm";
import { UndeliveredQueue } from "./undelivered-queue";

const EVENT_BRIDGE = { Service: "events.amazonaws.com" };

/** Props of `TamperWatch`: the account and Region that it is in and that it watches. */
export interface TamperWatchProps extends Pick<ArnScope, "partition" | "region"> {
  /** The account that it is in and that it watches. */
  readonly watched: Omit<WatchedAccount, "key">;
  /** What to look for: the tampering detections. Thresholds and periods do not count, each event is told. */
  readonly detections: readonly TunedDetection[];
  /** Who is told. */
  readonly subscribers: readonly AlarmSubscriber[];
  /**
   * ARN of an `AlarmTopic` in this account and Region, to tell as well when something could not be delivered.
   * @default - only the topic that did not take it is told
   */
  readonly alarmTopicArn?: string;
}

/**
 * Tells about every attempt on the audit trail within seconds, event by event, from EventBridge: a way that needs neither
 * the trail's log group nor its filters nor any alarm, so that it still works when those are gone. It sees the events of
 * one account in one Region; those of IAM and AWS Organizations, and most of sign-in, are in the Region of the partition's
 * global services.
 *
 * It needs a trail: EventBridge has API calls only while a trail logs them in the account, and the organization trail
 * does. The call that stops or deletes the last one is delivered still, and so is told.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class TamperWatch extends Construct {
  /** ARN of the topic. */
  readonly topicArn: string;
  /** ARN of the queue that keeps what could not be published. */
  readonly undeliveredQueueArn: string;

  constructor(scope: Construct, id: string, props: TamperWatchProps) {
    super(scope, id);
    const { watched, detections, subscribers, alarmTopicArn, ...place } = props;
    const owner: ArnScope = { ...place, accountId: watched.id };
    const ruleArns = detections.map((detection) => eventRuleArn({ ...owner, ruleName: eventRuleName(detection.id) }));

    const key = new ServiceKey(this, "Key", {
      ...owner,
      description: "Encrypts what the tamper watch of the audit trail sends",
      purpose: "tamper-watch",
      statements: [
        // Without a condition: EventBridge names no source when it uses a key. The topic and the queue ask for it.
        sendersUseKey({ Sid: "EventBridgeSends", Principal: EVENT_BRIDGE }),
        alarmsUseKey(owner),
      ],
    });
    const topic = new NotificationTopic(this, "Topic", {
      ...owner,
      topicName: tamperWatchTopicName,
      keyArn: key.arn,
      subscribers,
      detections,
      publishers: [
        {
          Sid: "EventBridgePublishes",
          Principal: EVENT_BRIDGE,
          Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
        },
        {
          Sid: "UndeliveredAlarmPublishes",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Condition: { ArnEquals: { "aws:SourceArn": alarmArn({ ...owner, alarmName: undeliveredAlarmName }) } },
        },
      ],
    });
    const undelivered = new UndeliveredQueue(this, "Undelivered", { ...owner, keyArn: key.arn, ruleArns });
    new UndeliveredAlarm(this, "UndeliveredAlarm", {
      watched,
      region: owner.region,
      queueName: tamperWatchQueueName,
      topicArns: alarmTopicArn === undefined ? [topic.arn] : [topic.arn, alarmTopicArn],
    });

    for (const detection of detections) {
      const { pattern, exact } = renderEventPattern(detection.pattern, detection.id);
      const watch = new Construct(this, detection.id);
      const rule = new CloudwatchEventRule(watch, "Rule", {
        name: eventRuleName(detection.id),
        description: exact ? detection.title : `${detection.title}, or something that looks much like it`,
        eventPattern: pattern,
        state: ruleState([detection.pattern]),
      });
      new CloudwatchEventTarget(watch, "Target", {
        rule: rule.name,
        targetId: "topic",
        arn: topic.arn,
        inputTransformer: tamperMessage(detection, watched.name),
        deadLetterConfig: { arn: undelivered.arn },
        dependsOn: [undelivered.policy],
      });
    }
    this.topicArn = topic.arn;
    this.undeliveredQueueArn = undelivered.arn;
  }
}
