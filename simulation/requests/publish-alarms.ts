import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { cloudTrail, services } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { ALARM_KEY, ALARM_TOPICS } from "../targets";

const member = ACCOUNTS["payments-production"];
const forged = { "aws:SourceArn": `arn:aws:cloudwatch:eu-central-1:${member}:alarm:x` };

export const publishAlarms: Topic = {
  title: "publish alarms",
  column: "publish alarms",
  decisions: [
    allowed({
      who: services.alarm,
      does: "sns:Publish",
      to: ALARM_TOPICS,
      because: "this is how an alarm reaches people",
    }),
    allowed({
      who: services.alarm,
      does: ["kms:Decrypt", "kms:GenerateDataKey"],
      to: ALARM_KEY,
      because: "this is how an alarm reaches people",
    }),
    denied("topic policy", {
      who: [people.managementAdministrator, people.memberAdministrator, people.outsider],
      does: "sns:Publish",
      to: ALARM_TOPICS,
      because: "a forged message is as bad as none",
    }),
    notLetIn({
      who: [services.alarmOfAMember, cloudTrail.forThisTrail],
      does: "sns:Publish",
      to: ALARM_TOPICS,
      because: "a topic is for alarms of its own account",
    }),
    notLetIn({
      who: services.alarm,
      does: "sns:Publish",
      to: ALARM_TOPICS,
      context: forged,
      because: "a topic is for alarms of its own account",
    }),
    notLetIn({
      who: services.alarm,
      does: "sns:Publish",
      to: ALARM_TOPICS,
      context: { "aws:SourceAccount": member },
      because: "a topic is for alarms of its own account",
    }),
    notLetIn({
      who: services.alarmOfAMember,
      does: ["kms:Decrypt", "kms:GenerateDataKey"],
      to: ALARM_KEY,
      because: "the key is for alarms of its own account",
    }),
    notLetIn({
      who: services.alarm,
      does: ["kms:Decrypt", "kms:GenerateDataKey"],
      to: ALARM_KEY,
      context: forged,
      because: "the key is for alarms of its own account",
    }),
    notLetIn({
      who: services.alarm,
      does: ["kms:Decrypt", "kms:GenerateDataKey"],
      to: ALARM_KEY,
      context: { "aws:SourceAccount": member },
      because: "the key is for alarms of its own account",
    }),
  ],
};
