import { alarmTopicName } from "../../names";
import type { Decide } from "../decision";

/** The topic that the trail tells of log files: who listens to it must go on hearing. */
export const decideDeliveryTopic: Decide = ({ deliveryTopic: arn }) => {
  if (arn === undefined) return [];
  return [
    {
      kind: "topic of log files",
      name: arn,
      fate: "taken over",
      remarks: ["its subscriptions stay"],
      changes: () => ["key: a new one", "policy: only this trail may publish"],
      adopt: { deliveryTopic: arn },
      settings: [
        { path: ["trail", "deliveryNotifications"], value: true },
        { path: ["trail", "deliveryTopicName"], value: arn.replace(/^.*:/, "") },
      ],
    },
  ];
};

/** The topic for alarms, where one has its name: SNS would hand out the same again, with other settings. */
export const decideAlarmTopic: Decide = ({ alarmTopic: arn }) => {
  if (arn === undefined) return [];
  return [
    {
      kind: "topic for alarms",
      name: arn,
      fate: "taken over",
      remarks: [`it has the name of this module's topic, ${alarmTopicName()}; its subscriptions stay`],
      changes: () => ["key: a new one", "policy: only alarms of the account may publish"],
      adopt: { alarmTopic: arn },
    },
  ];
};
