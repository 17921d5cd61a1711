import type { Construct } from "constructs";
import { anyAlarmArn } from "../../names";
import type { ArnScope } from "../../names";
import type { Publisher } from "../topic/service-topic";
import { NotificationTopic } from "./notification-topic";
import type { NotificationTopicProps } from "./notification-topic";

/** Props of `AlarmTopic`. The account and Region are those of the alarms: SNS is told by alarms of its own account. */
export type AlarmTopicProps = Omit<NotificationTopicProps, "publishers">;

/** An encrypted topic that only CloudWatch alarms of its own account publish to. */
export class AlarmTopic extends NotificationTopic {
  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id, { ...props, publishers: [alarmsOf(props)] });
  }
}

/** The alarms of an account and Region. */
export function alarmsOf(owner: ArnScope): Publisher {
  return {
    Sid: "AlarmsPublish",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Condition: {
      StringEquals: { "aws:SourceAccount": owner.accountId },
      ArnLike: { "aws:SourceArn": anyAlarmArn(owner) },
    },
  };
}
