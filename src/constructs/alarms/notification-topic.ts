import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { topicArn } from "../../names";
import type { ArnScope } from "../../names";
import { renderPolicy, topicPolicy } from "../../policy";
import type { ResourcePolicyStatement } from "../../policy";
import type { AlarmSubscriber } from "./subscriber";
import { headlineFilterPolicy, subscriptionKey, subscriptionsOf } from "./subscriptions";
import type { TunedDetection } from "./tuned-detection";

/** What every topic of this module needs. */
export interface TopicProps extends ArnScope {
  /** Name of the topic. */
  readonly topicName: string;
  /** ARN of the key that encrypts the messages. Its policy lets the publisher use it. */
  readonly keyArn: string;
  /** Who is told. */
  readonly subscribers: readonly AlarmSubscriber[];
  /**
   * Detections whose own subscribers are told about them here.
   * @default - none
   */
  readonly detections?: readonly TunedDetection[];
}

/** Props of `NotificationTopic`. */
export interface NotificationTopicProps extends TopicProps {
  /** The AWS services that publish, and when each may. */
  readonly publishers: readonly Required<Pick<ResourcePolicyStatement, "Sid" | "Principal" | "Condition">>[];
}

/** An encrypted topic that only AWS services publish to, and no person or program: nobody forges a message. */
export class NotificationTopic extends Construct {
  /** ARN of the topic. Taken from its policy, so that nothing publishes to a topic that refuses it. */
  readonly arn: string;
  /** The topic itself. */
  readonly resource: SnsTopic;
  /** Who may publish. */
  readonly policy: SnsTopicPolicy;

  constructor(scope: Construct, id: string, props: NotificationTopicProps) {
    super(scope, id);

    this.resource = new SnsTopic(this, "Resource", { name: props.topicName, kmsMasterKeyId: props.keyArn });
    const Resource = topicArn(props);
    this.policy = new SnsTopicPolicy(this, "Policy", {
      arn: this.resource.arn,
      policy: renderPolicy(
        topicPolicy([
          ...props.publishers.map((publisher) => ({
            ...publisher,
            Effect: "Allow" as const,
            Action: "sns:Publish",
            Resource,
          })),
          {
            // IAM of the account could still allow its own users to publish; a forged message is as bad as none.
            Sid: "DenyPublishByPrincipals",
            Effect: "Deny",
            Principal: { AWS: "*" },
            Action: "sns:Publish",
            Resource,
            Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
          },
        ]),
      ),
    });
    for (const { headlines, ...subscriber } of subscriptionsOf(props.subscribers, props.detections)) {
      new SnsTopicSubscription(this, subscriptionKey(subscriber), {
        topicArn: this.resource.arn,
        protocol: subscriber.protocol,
        endpoint: subscriber.endpoint,
        ...(headlines && { filterPolicy: headlineFilterPolicy(headlines), filterPolicyScope: "MessageBody" }),
      });
    }
    this.arn = this.policy.arn;
  }
}
