import type { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import type { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { deliveryTopicName } from "../../names";
import type { ArnScope } from "../../names";
import { sendersUseKey } from "../key/senders-use-key";
import { ServiceKey } from "../key/service-key";
import { ServiceTopic } from "../topic/service-topic";

/** Props of `DeliveryTopic`. The account and Region are the trail's: CloudTrail is given the topic by name. */
export interface DeliveryTopicProps extends ArnScope {
  /** ARN of the trail. */
  readonly trailArn: string;
  /**
   * Name of the topic.
   * @default organization-trail-deliveries
   */
  readonly deliveryTopicName?: string;
}

/**
 * The topic that CloudTrail tells each time it has delivered a log file, and its key. Only CloudTrail may publish, and
 * only for this trail: nobody sends a consumer of log files to a file of their own.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html
 */
export class DeliveryTopic extends Construct {
  /** The topic. */
  readonly topic: SnsTopic;
  /** The topic's policy: the trail depends on it, since CloudTrail tries the topic when the trail is created. */
  readonly policy: SnsTopicPolicy;

  constructor(scope: Construct, id: string, props: DeliveryTopicProps) {
    super(scope, id);
    const cloudTrail = {
      Sid: "CloudTrailPublish",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceArn": props.trailArn } },
    };

    const key = new ServiceKey(this, "Key", {
      ...props,
      description: "Encrypts the messages about delivered log files",
      purpose: "deliveries",
      statements: [sendersUseKey(cloudTrail)],
    });
    // `Default` adds nothing to the addresses.
    const { resource, policy } = new ServiceTopic(this, "Default", {
      ...props,
      topicName: props.deliveryTopicName ?? deliveryTopicName,
      keyArn: key.arn,
      publishers: [cloudTrail],
    });
    this.topic = resource;
    this.policy = policy;
  }
}
