import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { deliveryTopicName } from "../../names";
import type { ArnScope } from "../../names";
import { renderPolicy, topicPolicy } from "../../policy";
import { ServiceKey } from "../key/service-key";

/** Props of `DeliveryTopic`. */
export interface DeliveryTopicProps extends Pick<ArnScope, "partition" | "accountId"> {
  /** ARN of the trail, which is of the same account and Region: CloudTrail is given the topic by name. */
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
    const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
    const forThisTrail = { StringEquals: { "aws:SourceArn": props.trailArn } };

    const key = new ServiceKey(this, "Key", {
      ...props,
      description: "Encrypts the messages about delivered log files",
      purpose: "deliveries",
      statements: [
        {
          Sid: "CloudTrailPublish",
          Effect: "Allow",
          Principal: cloudTrail,
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: forThisTrail,
        },
      ],
    });

    this.topic = new SnsTopic(this, "Resource", {
      name: props.deliveryTopicName ?? deliveryTopicName,
      kmsMasterKeyId: key.arn,
    });
    const Resource = this.topic.arn;
    this.policy = new SnsTopicPolicy(this, "Policy", {
      arn: this.topic.arn,
      policy: renderPolicy(
        topicPolicy([
          {
            Sid: "CloudTrailPublish",
            Effect: "Allow",
            Principal: cloudTrail,
            Action: "sns:Publish",
            Resource,
            Condition: forThisTrail,
          },
          {
            // IAM of the account could still allow its own users to publish.
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
  }
}
