import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const eventRuleChanges = defineDetection({
  id: "event-rule-changes",
  title: "EventBridge rule was changed",
  why: "The tamper watch is made of EventBridge rules: one that is disabled, or sends elsewhere, watches nothing.",
  severity: "medium",
  references: [mitreAttack("T1562.001")],
  runbook: [
    "See in requestParameters.name or rule which rule or event bus it is, and whether a deployment explains it.",
    "If it is one of the audit trail's, and no deployment: deploy the stack again.",
    "If the default event bus was given a key: take it away again with UpdateEventBus.",
    "Look at what happened since in the log archive.",
  ],
  pattern: eventOf("events.amazonaws.com", [
    "PutRule",
    "DisableRule",
    "DeleteRule",
    "PutTargets",
    "RemoveTargets",
    // An event bus with a key that EventBridge cannot use drops the events of AWS services.
    "UpdateEventBus",
    "DeleteEventBus",
  ]),
  tampering: true,
});
