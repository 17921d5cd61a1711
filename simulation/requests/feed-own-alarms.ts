import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { services } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { IN_ACCOUNT_KEY, IN_ACCOUNT_TOPIC, logGroup, logStream } from "../targets";

const member = ACCOUNTS["payments-production"];
const LOG_GROUP = logGroup("the log group of a member's own alarms", member, "/aws/events/organization-trail");
const STREAM = logStream("a stream of it", LOG_GROUP, "1");
const OTHER_LOG_GROUP = logGroup("another log group", member, "payments");

const ALARM_ENCRYPTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];
const LOG_ENCRYPTIONS = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey", "kms:DescribeKey"];
const encryptionContext = (arn: string) => ({ "kms:EncryptionContext:aws:logs:arn": arn });
const forgedAccount = { "aws:SourceAccount": ACCOUNTS.management };
const forgedAlarm = { "aws:SourceArn": `arn:aws:cloudwatch:eu-central-1:${ACCOUNTS.management}:alarm:x` };

export const feedOwnAlarms: Topic = {
  title: "feed a member's own alarms",
  column: "feed own alarms",
  decisions: [
    allowed({
      who: [services.eventRuleOfAMember, services.logDelivery],
      does: ["logs:CreateLogStream", "logs:PutLogEvents"],
      to: STREAM,
      because: "this is how the member's events reach its own alarms",
    }),
    allowed({
      who: services.eventRuleOfAnotherKind,
      does: "logs:CreateLogStream",
      to: STREAM,
      because: "AWS names no rule when it makes a stream, and an empty one does no harm",
    }),
    notLetIn({
      who: [services.eventRuleOfAnotherKind, services.alarmOfAMember],
      does: "logs:PutLogEvents",
      to: STREAM,
      because: "the log group is for one rule",
    }),
    notLetIn({
      who: [services.eventRuleOfAMember, services.logDelivery],
      does: ["logs:CreateLogStream", "logs:PutLogEvents"],
      to: logStream("a stream of another log group", OTHER_LOG_GROUP, "1"),
      because: "the rule is for one log group",
    }),
    allowed({
      who: services.logs,
      does: LOG_ENCRYPTIONS,
      to: IN_ACCOUNT_KEY,
      context: encryptionContext(LOG_GROUP.arn),
      because: "CloudWatch Logs encrypts the log group",
    }),
    notLetIn({
      who: services.logs,
      does: LOG_ENCRYPTIONS,
      to: IN_ACCOUNT_KEY,
      context: encryptionContext(OTHER_LOG_GROUP.arn),
      because: "the key is for one log group",
    }),
    allowed({
      who: services.alarmOfAMember,
      does: "sns:Publish",
      to: IN_ACCOUNT_TOPIC,
      because: "this is how an alarm reaches people",
    }),
    allowed({
      who: services.alarmOfAMember,
      does: ALARM_ENCRYPTIONS,
      to: IN_ACCOUNT_KEY,
      because: "this is how an alarm reaches people",
    }),
    notLetIn({
      who: services.alarm,
      does: "sns:Publish",
      to: IN_ACCOUNT_TOPIC,
      because: "a topic is for alarms of its own account",
    }),
    ...[forgedAccount, forgedAlarm].flatMap((context) => [
      notLetIn({
        who: services.alarmOfAMember,
        does: "sns:Publish",
        to: IN_ACCOUNT_TOPIC,
        context,
        because: "a topic is for alarms of its own account",
      }),
      notLetIn({
        who: services.alarmOfAMember,
        does: ALARM_ENCRYPTIONS,
        to: IN_ACCOUNT_KEY,
        context,
        because: "the key is for alarms of its own account",
      }),
    ]),
    denied("topic policy", {
      who: [people.memberAdministrator, people.managementAdministrator],
      does: "sns:Publish",
      to: IN_ACCOUNT_TOPIC,
      because: "a forged message is as bad as none",
    }),
  ],
};
