import { inAccountLogGroupName, logGroupArn, logGroupName } from "../names";
import type { Guardrail } from "./guardrail";

/**
 * The account stays open: the trail's log group is in the account that created the trail, others in those they watch. So
 * does the Region of the others: they are where the events are.
 */
export const protectLogGroup: Guardrail = {
  id: "protect-log-group",
  title: "Nobody empties or blinds a log group of the audit trail",
  why: "Alarms stand on the metric filters of these log groups. Without its filter, or with events that are masked or transformed, an alarm stays green for ever. Reaches log groups in member accounts; one in the management account is beyond every service control policy.",
  actions: [
    "logs:DeleteLogGroup",
    "logs:DeleteLogStream",
    "logs:PutRetentionPolicy",
    "logs:AssociateKmsKey",
    "logs:DisassociateKmsKey",
    "logs:PutMetricFilter",
    "logs:DeleteMetricFilter",
    "logs:PutSubscriptionFilter",
    "logs:DeleteSubscriptionFilter",
    "logs:PutLogGroupDeletionProtection",
    "logs:PutDataProtectionPolicy",
    "logs:PutTransformer",
    "logs:DeleteTransformer",
  ],
  resources: ({ partition, region, trailName, logGroupName: ownName }) =>
    [
      { region, name: ownName ?? logGroupName(trailName) },
      { region: "*", name: inAccountLogGroupName },
    ].flatMap(({ name, ...place }) => {
      const arn = logGroupArn({ partition, ...place, accountId: "*", logGroupName: name });
      // Some actions are authorized on the group, others on its streams.
      return [arn, `${arn}:*`];
    }),
  exemption: "deployment",
};
