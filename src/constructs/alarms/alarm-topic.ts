import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { alarmTopicArn, anyAlarmArn } from "../../names";
import type { ArnScope } from "../../names";
import { renderPolicy, topicPolicy } from "../../policy";

/** Somebody who is told. */
export interface Subscriber {
  /** Protocol of the subscription, such as `email` or `https`. */
  readonly protocol: string;
  /** Address, URL or ARN, as the protocol wants. */
  readonly endpoint: string;
}

/** Props of `AlarmTopic`. The account and Region are those of the alarms: SNS is told by alarms of its own account. */
export interface AlarmTopicProps extends ArnScope {
  /** Name of the topic. */
  readonly topicName: string;
  /** ARN of the key that encrypts the messages: an `AlarmKey`. */
  readonly keyArn: string;
  /** Who is told. */
  readonly subscribers: readonly Subscriber[];
}

/** An encrypted topic that only CloudWatch alarms of its own account publish to: nobody forges an alarm. */
export class AlarmTopic extends Construct {
  /** ARN of the topic. Taken from its policy, so that no alarm fires at a topic that refuses it. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);

    const topic = new SnsTopic(this, "Resource", { name: props.topicName, kmsMasterKeyId: props.keyArn });
    const Resource = alarmTopicArn(props);
    const policy = new SnsTopicPolicy(this, "Policy", {
      arn: topic.arn,
      policy: renderPolicy(
        topicPolicy([
          {
            Sid: "AlarmsPublish",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Resource,
            Condition: {
              StringEquals: { "aws:SourceAccount": props.accountId },
              ArnLike: { "aws:SourceArn": anyAlarmArn(props) },
            },
          },
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
    for (const { protocol, endpoint } of props.subscribers) {
      new SnsTopicSubscription(this, `${protocol}:${endpoint}`, { topicArn: topic.arn, protocol, endpoint });
    }
    this.arn = policy.arn;
  }
}
