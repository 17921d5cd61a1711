import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import { queueArn, tamperWatchQueueName } from "../../names";
import type { ArnScope } from "../../names";
import { queuePolicy, renderPolicy } from "../../policy";

/** The longest that SQS keeps a message. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const FOURTEEN_DAYS = 14 * 24 * 60 * 60;

/** Props of `UndeliveredQueue`. */
export interface UndeliveredQueueProps extends ArnScope {
  /** ARN of the key that encrypts the events. Its policy lets EventBridge use it. */
  readonly keyArn: string;
  /** ARNs of the rules whose events it keeps. */
  readonly ruleArns: readonly string[];
}

/** The queue that keeps the events of rules that EventBridge could not deliver. */
export class UndeliveredQueue extends Construct {
  /** ARN of the queue. */
  readonly arn: string;
  /** The queue's policy: targets depend on it, so that no event finds a queue that refuses it. */
  readonly policy: SqsQueuePolicy;

  constructor(scope: Construct, id: string, props: UndeliveredQueueProps) {
    super(scope, id);

    const queue = new SqsQueue(this, "Resource", {
      name: tamperWatchQueueName,
      kmsMasterKeyId: props.keyArn,
      messageRetentionSeconds: FOURTEEN_DAYS,
    });
    this.policy = new SqsQueuePolicy(this, "Policy", {
      queueUrl: queue.url,
      policy: renderPolicy(
        queuePolicy([
          {
            Sid: "EventBridgeSends",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queueArn({ ...props, queueName: tamperWatchQueueName }),
            Condition: { ArnEquals: { "aws:SourceArn": props.ruleArns } },
          },
        ]),
      ),
    });
    this.arn = queue.arn;
  }
}
