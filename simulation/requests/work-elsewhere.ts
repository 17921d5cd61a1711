import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { allowed } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { alarm, eventRule, LOG_KEY, logGroup, MEMBER_TRAIL, roleTarget, topic } from "../targets";

const INSPECTIONS = [
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
];
const member = ACCOUNTS["payments-production"];

export const workElsewhere: Topic = {
  title: "work on anything else",
  column: "all else",
  decisions: [
    allowed({
      who: [people.deploymentRole, people.logArchiveAdministrator],
      does: INSPECTIONS,
      to: LOG_KEY,
      because: "IAM of the log archive account decides who looks at its key",
    }),
    allowed({
      who: [people.memberAdministrator, people.delegatedAdministrator],
      does: ["cloudtrail:StartLogging", "cloudtrail:GetTrailStatus", "cloudtrail:CreateTrail"],
      to: MEMBER_TRAIL,
      because: "to record more, and to look, is everybody's business",
    }),
    allowed({
      who: people.memberAdministrator,
      does: ["logs:DeleteLogGroup", "logs:PutMetricFilter"],
      to: logGroup("another log group", ACCOUNTS["payments-production"], "payments"),
      because: "other log groups are their owners' business",
    }),
    allowed({
      who: people.memberAdministrator,
      does: "cloudwatch:DeleteAlarms",
      to: alarm("another alarm", member, "queue too long"),
      because: "other alarms are their owners' business",
    }),
    allowed({
      who: people.memberAdministrator,
      does: "sns:DeleteTopic",
      to: topic("another topic", member, "orders"),
      because: "other topics are their owners' business",
    }),
    allowed({
      who: people.memberAdministrator,
      does: "events:DisableRule",
      to: eventRule("another rule", member, "nightly"),
      because: "other rules are their owners' business",
    }),
    allowed({
      who: people.breakGlassImpostor,
      does: "iam:CreateRole",
      to: roleTarget("a role of its own called BreakGlass", ACCOUNTS.network, "BreakGlass"),
      because: "a role of that name in another account is spared nowhere",
    }),
  ],
};
