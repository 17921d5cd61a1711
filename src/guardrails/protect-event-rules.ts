import { eventRuleArn, eventRuleName } from "../names";
import type { Guardrail } from "./guardrail";

export const protectEventRules: Guardrail = {
  id: "protect-event-rules",
  title: "Nobody disables or diverts an event rule of the audit trail",
  why: "Event rules tell of tampering within seconds, and in accounts of their own they feed the alarms. A rule that is disabled, or that has lost its target, looks like a quiet day. Reaches rules in member accounts; those in the management account are beyond every service control policy.",
  actions: ["events:DeleteRule", "events:DisableRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"],
  resources: ({ partition }) => [
    eventRuleArn({ partition, region: "*", accountId: "*", ruleName: eventRuleName("*") }),
  ],
  exemption: "deployment",
};
