import { ACCOUNTS } from "../accounts";
import { people } from "../people";
import { services, tamperWatchRules, undeliveredAlarm } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Actor, DecidedRequests, Topic } from "../simulated-request";
import { ALARM_KEY, ALARM_TOPICS, tamperWatch } from "../targets";

const ENCRYPTIONS = ["kms:Decrypt", "kms:GenerateDataKey"];

/** Where the tamper watch is: the accounts that can do most harm, in the home Region and that of global services. */
const PLACES = [
  { account: "management", administrator: people.managementAdministrator },
  { account: "log-archive", administrator: people.logArchiveAdministrator },
] as const;
const REGIONS = ["eu-central-1", "us-east-1"] as const;

export const reportTampering: Topic = {
  title: "report tampering",
  column: "report tampering",
  decisions: [
    ...PLACES.flatMap((place) => REGIONS.flatMap((region) => decisionsOf(place, region))),
    ...tellElsewhere(undeliveredAlarm("management", "eu-central-1")),
  ],
};

/** The watch beside the organization's topic need not rely on the topic that refused. */
function tellElsewhere(alarm: Actor): DecidedRequests[] {
  const because = "it tells another topic than the one that refused";
  return [
    allowed({ who: alarm, does: "sns:Publish", to: ALARM_TOPICS[0]!, because }),
    allowed({ who: alarm, does: ENCRYPTIONS, to: ALARM_KEY, because }),
  ];
}

function decisionsOf({ account, administrator }: (typeof PLACES)[number], region: string): DecidedRequests[] {
  const { topic, queue, key } = tamperWatch(ACCOUNTS[account], region);
  const rules = tamperWatchRules(account, region);
  const otherRules = [...tamperWatchRules("network", region).slice(0, 1), services.eventRuleOfAnotherKind];
  const alarm = undeliveredAlarm(account, region);
  const elsewhere = ACCOUNTS[account === "management" ? "log-archive" : "management"];
  const forgedAccount = { "aws:SourceAccount": elsewhere };
  const forgedAlarm = { "aws:SourceArn": `arn:aws:cloudwatch:${region}:${elsewhere}:alarm:x` };
  const because = `a rule in ${account}, ${region}, tells within seconds`;
  return [
    allowed({ who: rules, does: "sns:Publish", to: topic, because }),
    allowed({ who: rules, does: "sqs:SendMessage", to: queue, because: "what reaches nobody is kept" }),
    allowed({ who: alarm, does: "sns:Publish", to: topic, because: "it tells that something reached nobody" }),
    allowed({ who: alarm, does: ENCRYPTIONS, to: key, because: "it tells that something reached nobody" }),
    notLetIn({
      who: [...otherRules, services.alarm],
      does: "sns:Publish",
      to: topic,
      because: "the topic is for the rules and the alarm of the tamper watch",
    }),
    notLetIn({
      who: [...otherRules, services.alarm, alarm],
      does: "sqs:SendMessage",
      to: queue,
      because: "the queue is for the rules of the tamper watch",
    }),
    denied("topic policy", {
      who: [administrator, people.memberAdministrator, people.outsider],
      does: "sns:Publish",
      to: topic,
      because: "a forged message is as bad as none",
    }),
    notLetIn({
      who: [people.memberAdministrator, people.outsider],
      does: "sqs:SendMessage",
      to: queue,
      because: "nobody lets them in",
    }),
    allowed({
      who: services.eventRuleOfAnotherKind,
      does: ENCRYPTIONS,
      to: key,
      because: "EventBridge names no rule when it uses a key; the topic and the queue ask for it",
    }),
    ...[forgedAccount, forgedAlarm].map((context) =>
      notLetIn({
        who: alarm,
        does: ENCRYPTIONS,
        to: key,
        context,
        because: "the key is for alarms of its own account",
      }),
    ),
    notLetIn({
      who: [services.alarmOfAMember, people.memberAdministrator, people.outsider],
      does: ENCRYPTIONS,
      to: key,
      because: "nobody lets them in",
    }),
  ];
}
