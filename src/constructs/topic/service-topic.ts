import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { topicArn } from "../../names";
import type { ArnScope } from "../../names";
import { renderPolicy, topicPolicy } from "../../policy";
import type { ResourcePolicyStatement } from "../../policy";

/** An AWS service that publishes, and when it may. */
export type Publisher = Required<Pick<ResourcePolicyStatement, "Sid" | "Principal" | "Condition">>;

/** Props of `ServiceTopic`. */
export interface ServiceTopicProps extends ArnScope {
  /** Name of the topic. */
  readonly topicName: string;
  /** ARN of the key that encrypts the messages. Its policy lets the publishers use it. */
  readonly keyArn: string;
  /** Who publishes. */
  readonly publishers: readonly Publisher[];
}

/** An encrypted topic that only AWS services publish to, and no person or program: nobody forges a message. */
export class ServiceTopic extends Construct {
  /** ARN of the topic. Taken from its policy, so that nothing publishes to a topic that refuses it. */
  readonly arn: string;
  /** The topic itself. */
  readonly resource: SnsTopic;
  /** Who may publish. */
  readonly policy: SnsTopicPolicy;

  constructor(scope: Construct, id: string, props: ServiceTopicProps) {
    super(scope, id);
    const publish = { Action: "sns:Publish", Resource: topicArn(props) };

    this.resource = new SnsTopic(this, "Resource", { name: props.topicName, kmsMasterKeyId: props.keyArn });
    this.policy = new SnsTopicPolicy(this, "Policy", {
      arn: this.resource.arn,
      policy: renderPolicy(
        topicPolicy([
          ...props.publishers.map((publisher) => ({ ...publisher, Effect: "Allow" as const, ...publish })),
          {
            // IAM of the account could still allow its own users to publish; a forged message is as bad as none.
            Sid: "DenyPublishByPrincipals",
            Effect: "Deny",
            Principal: { AWS: "*" },
            ...publish,
            Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
          },
        ]),
      ),
    });
    this.arn = this.policy.arn;
  }
}
