import { alarmTopicName, tamperWatchTopicName } from "../../names";
import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

/** SNS gives two who make topics of one name the same topic, and keeps only the policy that was put on it last. */
export function topicRules({ accounts, trail }: Sound<OrganizationConfiguration>): Finding[] {
  const name = trail?.deliveryTopicName;
  const keys = [undefined, "management", "log-archive", ...Object.keys(accounts?.members ?? {})];
  if (name !== tamperWatchTopicName && !keys.some((key) => alarmTopicName(key) === name)) return [];
  return [
    {
      path: ["trail", "deliveryTopicName"],
      what: "is the name of a topic for alarms: one of the two would lose its policy",
      write: "another name",
    },
  ];
}
