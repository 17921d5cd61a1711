import { alarmTopicName, tamperWatchTopicName, topicArn } from "../names";
import type { Guardrail } from "./guardrail";

export const protectAlarmTopics: Guardrail = {
  id: "protect-alarm-topics",
  title: "Nobody deletes, mutes or unsubscribes an alarm topic",
  why: "An alarm that reaches nobody is no alarm: a policy without CloudWatch, a filter on the subscription or one subscription less is enough. Reaches topics in member accounts; those in the management account are beyond every service control policy.",
  actions: [
    "sns:DeleteTopic",
    "sns:SetTopicAttributes",
    "sns:AddPermission",
    "sns:RemovePermission",
    "sns:PutDataProtectionPolicy",
    "sns:SetSubscriptionAttributes",
    "sns:Unsubscribe",
  ],
  // Ends in a wildcard for the topics of accounts, and for subscriptions: their ARNs begin with the topic's.
  resources: ({ partition }) =>
    [alarmTopicName(), tamperWatchTopicName].map((name) =>
      topicArn({ partition, region: "*", accountId: "*", topicName: `${name}*` }),
    ),
  exemption: "deployment",
};
