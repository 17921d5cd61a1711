import type { Construct } from "constructs";
import { anyAlarmArn } from "../../names";
import { NotificationTopic } from "./notification-topic";
import type { TopicProps } from "./notification-topic";

/** Props of `AlarmTopic`. The account and Region are those of the alarms: SNS is told by alarms of its own account. */
export type AlarmTopicProps = TopicProps;

/** An encrypted topic that only CloudWatch alarms of its own account publish to. */
export class AlarmTopic extends NotificationTopic {
  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id, {
      ...props,
      publishers: [
        {
          Sid: "AlarmsPublish",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Condition: {
            StringEquals: { "aws:SourceAccount": props.accountId },
            ArnLike: { "aws:SourceArn": anyAlarmArn(props) },
          },
        },
      ],
    });
  }
}
