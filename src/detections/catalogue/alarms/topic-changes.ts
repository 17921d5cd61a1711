import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const topicChanges = defineDetection({
  id: "topic-changes",
  title: "SNS topic was deleted or changed",
  why: "Alarms that cannot publish to their topic fire, and nobody hears them.",
  severity: "high",
  references: [mitreAttack("T1562.001")],
  runbook: [
    "See in requestParameters.topicArn or resourceArn whether it is a topic of the audit trail's alarms.",
    "If it is: deploy the stack again, confirm the subscriptions, and test one alarm with SetAlarmState.",
    "Look at what happened since: nobody was told of it.",
  ],
  pattern: eventOf("sns.amazonaws.com", [
    "DeleteTopic",
    "SetTopicAttributes",
    "AddPermission",
    "RemovePermission",
    // Such a policy can refuse or mask messages.
    "PutDataProtectionPolicy",
  ]),
  tampering: true,
});
