import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const topicSubscriptionRemoved = defineDetection({
  id: "topic-subscription-removed",
  title: "SNS subscription was removed or filtered",
  why: "One subscriber less, or one that is sent nothing that matters: whoever was to be woken sleeps on.",
  severity: "high",
  references: [mitreAttack("T1562.001")],
  runbook: [
    "See in requestParameters.subscriptionArn whether it belongs to a topic of the audit trail's alarms.",
    "If it does: deploy the stack again, and have the subscriber confirm.",
    "An unsubscribe link in an e-mail works for everybody who has the e-mail: ask who forwarded it.",
  ],
  pattern: eventOf("sns.amazonaws.com", ["Unsubscribe", "SetSubscriptionAttributes"]),
  tampering: true,
});
