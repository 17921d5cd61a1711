import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { allowed, denied } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { alarm, eventRule, topic } from "../targets";

const ALARM_CHANGES = [
  "cloudwatch:DeleteAlarms",
  "cloudwatch:DisableAlarmActions",
  "cloudwatch:PutMetricAlarm",
  "cloudwatch:PutCompositeAlarm",
  "cloudwatch:PutAlarmMuteRule",
  "cloudwatch:SetAlarmState",
];
const TOPIC_CHANGES = [
  "sns:DeleteTopic",
  "sns:SetTopicAttributes",
  "sns:AddPermission",
  "sns:RemovePermission",
  "sns:PutDataProtectionPolicy",
  "sns:SetSubscriptionAttributes",
  "sns:Unsubscribe",
];
const RULE_CHANGES = [
  "events:DeleteRule",
  "events:DisableRule",
  "events:PutRule",
  "events:PutTargets",
  "events:RemoveTargets",
];
const { management, "log-archive": logArchive, "security-tooling": securityTooling } = ACCOUNTS;
const member = ACCOUNTS["payments-production"];
const alarmsOf = (account: string) => [
  alarm("an alarm of the audit trail", account, "Organization - Root user used"),
  alarm("an account's alarm of the audit trail", account, "Payments production (payments-production) - Root user used"),
  alarm("an alarm for every account", account, "Every account - Root user used"),
];
const topicsOf = (account: string) => [
  topic("an alarm topic", account, "organization-trail-alarms"),
  topic("the topic of the tamper watch", account, "organization-trail-tamper-watch"),
];
const ruleOf = (account: string) =>
  eventRule("an event rule of the audit trail", account, "organization-trail-root-usage");

/** Who has to keep alarms as they are configured, or to mend them, each in its own account. */
const SPARED = [
  { who: [people.deploymentRole, people.archiveBreakGlass], account: logArchive },
  { who: people.memberDeploymentRole, account: member },
  { who: people.breakGlass, account: securityTooling },
];
const SPARED_BECAUSE = "somebody has to keep them as they are configured, or to mend them";

export const silenceAlarms: Topic = {
  title: "silence alarms",
  column: "alarms",
  decisions: [
    denied("service control policy", {
      who: [people.memberAdministrator, people.memberRootUser],
      does: ALARM_CHANGES,
      to: alarmsOf(member),
      because: "an alarm falls silent in more ways than by deletion",
    }),
    denied("service control policy", {
      who: [people.memberAdministrator, people.memberRootUser],
      does: TOPIC_CHANGES,
      to: topicsOf(member),
      because: "an alarm that reaches nobody is no alarm",
    }),
    denied("service control policy", {
      who: [people.memberAdministrator, people.memberRootUser],
      does: RULE_CHANGES,
      to: ruleOf(member),
      because: "a rule that has lost its target looks like a quiet day",
    }),
    ...SPARED.flatMap(({ who, account }) => [
      allowed({ who, does: ALARM_CHANGES, to: alarmsOf(account), because: SPARED_BECAUSE }),
      allowed({ who, does: TOPIC_CHANGES, to: topicsOf(account), because: SPARED_BECAUSE }),
      allowed({ who, does: RULE_CHANGES, to: ruleOf(account), because: SPARED_BECAUSE }),
    ]),
    allowed({
      who: people.managementAdministrator,
      does: ALARM_CHANGES,
      to: alarmsOf(management),
      because: "no service control policy binds the management account: alarms tell, and written log files stay",
    }),
  ],
};
