import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { inAccountServices, services } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { DecidedRequests, Topic } from "../simulated-request";
import { inAccountAlarms, logGroup, logStream } from "../targets";

const member = ACCOUNTS["payments-production"];

/** Where a member's own alarms are: in the home Region, and in that of global services. */
const REGIONS = ["eu-central-1", "us-east-1"];

const ALARM_ENCRYPTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];
const LOG_ENCRYPTIONS = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey", "kms:DescribeKey"];
const encryptionContext = (arn: string) => ({ "kms:EncryptionContext:aws:logs:arn": arn });
const forgedAccount = { "aws:SourceAccount": ACCOUNTS.management };

export const feedOwnAlarms: Topic = {
  title: "feed a member's own alarms",
  column: "feed own alarms",
  decisions: REGIONS.flatMap(decisionsIn),
};

function decisionsIn(region: string): DecidedRequests[] {
  const { eventRule, logDelivery, logs, alarm } = inAccountServices(region);
  const { topic, key, logGroup: fed } = inAccountAlarms(region);
  const stream = logStream(`a stream of it, ${region}`, fed, "1");
  const otherLogGroup = logGroup("another log group", member, "payments", region);
  const forgedAlarm = { "aws:SourceArn": `arn:aws:cloudwatch:${region}:${ACCOUNTS.management}:alarm:x` };
  return [
    allowed({
      who: [eventRule, logDelivery],
      does: ["logs:CreateLogStream", "logs:PutLogEvents"],
      to: stream,
      because: "this is how the member's events reach its own alarms",
    }),
    allowed({
      who: services.eventRuleOfAnotherKind,
      does: "logs:CreateLogStream",
      to: stream,
      because: "AWS names no rule when it makes a stream, and an empty one does no harm",
    }),
    notLetIn({
      who: [services.eventRuleOfAnotherKind, alarm],
      does: "logs:PutLogEvents",
      to: stream,
      because: "the log group is for one rule",
    }),
    notLetIn({
      who: [eventRule, logDelivery],
      does: ["logs:CreateLogStream", "logs:PutLogEvents"],
      to: logStream("a stream of another log group", otherLogGroup, "1"),
      because: "the rule is for one log group",
    }),
    allowed({
      who: logs,
      does: LOG_ENCRYPTIONS,
      to: key,
      context: encryptionContext(fed.arn),
      because: "CloudWatch Logs encrypts the log group",
    }),
    notLetIn({
      who: logs,
      does: LOG_ENCRYPTIONS,
      to: key,
      context: encryptionContext(otherLogGroup.arn),
      because: "the key is for one log group",
    }),
    allowed({
      who: alarm,
      does: "sns:Publish",
      to: topic,
      because: "this is how an alarm reaches people",
    }),
    allowed({
      who: alarm,
      does: ALARM_ENCRYPTIONS,
      to: key,
      because: "this is how an alarm reaches people",
    }),
    notLetIn({
      who: services.alarm,
      does: "sns:Publish",
      to: topic,
      because: "a topic is for alarms of its own account",
    }),
    ...[forgedAccount, forgedAlarm].flatMap((context) => [
      notLetIn({
        who: alarm,
        does: "sns:Publish",
        to: topic,
        context,
        because: "a topic is for alarms of its own account",
      }),
      notLetIn({
        who: alarm,
        does: ALARM_ENCRYPTIONS,
        to: key,
        context,
        because: "the key is for alarms of its own account",
      }),
    ]),
    denied("topic policy", {
      who: [people.memberAdministrator, people.managementAdministrator],
      does: "sns:Publish",
      to: topic,
      because: "a forged message is as bad as none",
    }),
  ];
}
