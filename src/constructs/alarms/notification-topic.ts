import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { Construct } from "constructs";
import { ServiceTopic } from "../topic/service-topic";
import type { ServiceTopicProps } from "../topic/service-topic";
import type { AlarmSubscriber } from "./subscriber";
import { headlineFilterPolicy, subscriptionKey, subscriptionsOf } from "./subscriptions";
import type { TunedDetection } from "./tuned-detection";

/** Props of `NotificationTopic`. */
export interface NotificationTopicProps extends ServiceTopicProps {
  /** Who is told. */
  readonly subscribers: readonly AlarmSubscriber[];
  /**
   * Detections whose own subscribers are told about them here.
   * @default - none
   */
  readonly detections?: readonly TunedDetection[];
}

/** A topic that tells subscribers, each what it asked for. */
export class NotificationTopic extends ServiceTopic {
  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id, props);

    for (const { headlines, ...subscriber } of subscriptionsOf(props.subscribers, props.detections)) {
      new SnsTopicSubscription(this, subscriptionKey(subscriber), {
        topicArn: this.resource.arn,
        protocol: subscriber.protocol,
        endpoint: subscriber.endpoint,
        ...(headlines && { filterPolicy: headlineFilterPolicy(headlines), filterPolicyScope: "MessageBody" }),
      });
    }
  }
}
