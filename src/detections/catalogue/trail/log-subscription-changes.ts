import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const logSubscriptionChanges = defineDetection({
  id: "log-subscription-changes",
  title: "Log subscription was changed",
  why: "Whatever reads events from the log group, such as a SIEM, sees nothing more, or somebody else sees it too.",
  severity: "high",
  references: [mitreAttack("T1562.008"), mitreAttack("T1537")],
  runbook: [
    "See in requestParameters which log group it is, and in destinationArn where events go now.",
    "If the trail's events went to a destination that is not yours: delete the subscription filter at once.",
    "Find out who did it, and what else they did.",
  ],
  pattern: eventOf("logs.amazonaws.com", ["PutSubscriptionFilter", "DeleteSubscriptionFilter"]),
  tampering: true,
});
