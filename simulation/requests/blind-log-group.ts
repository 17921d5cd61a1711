import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { allowed, denied } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { inAccountLogGroup, logStream, trailLogGroup } from "../targets";

const CHANGES = [
  "logs:DeleteLogGroup",
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
];
const logGroupsOf = (account: string) => [
  trailLogGroup(account),
  ...["eu-central-1", "us-east-1"].map((region) =>
    inAccountLogGroup(`the log group of an account's own alarms in ${region}`, account, region),
  ),
];
const LOG_GROUP = trailLogGroup(ACCOUNTS.management);

/** Who has to keep log groups as they are configured, or to mend them, each in its own account. */
const SPARED = [
  { who: [people.deploymentRole, people.archiveBreakGlass], account: ACCOUNTS["log-archive"] },
  { who: people.memberDeploymentRole, account: ACCOUNTS["payments-production"] },
  { who: people.breakGlass, account: ACCOUNTS["security-tooling"] },
];

export const blindLogGroup: Topic = {
  title: "empty or blind the log group",
  column: "log group",
  decisions: [
    denied("service control policy", {
      who: people.delegatedAdministrator,
      does: CHANGES,
      to: logGroupsOf(ACCOUNTS["security-tooling"]),
      because: "where a delegated administrator creates the trail, every alarm stands on this log group",
    }),
    denied("service control policy", {
      who: people.delegatedAdministrator,
      does: "logs:DeleteLogStream",
      to: logGroupsOf(ACCOUNTS["security-tooling"]).map((group) => logStream("a stream", group, "o-exampleorgid_1")),
      because: "where a delegated administrator creates the trail, every alarm stands on this log group",
    }),
    ...SPARED.map(({ who, account }) =>
      allowed({
        who,
        does: CHANGES,
        to: logGroupsOf(account),
        because: "somebody has to keep them as they are configured, or to mend them",
      }),
    ),
    allowed({
      who: people.managementAdministrator,
      does: CHANGES,
      to: LOG_GROUP,
      because: "no service control policy binds the management account: alarms tell, and written log files stay",
    }),
  ],
};
