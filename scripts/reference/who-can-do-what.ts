import { people } from "../../simulation/people";
import { TOPICS } from "../../simulation/requests";
import {
  cloudTrail,
  cloudWatchLogsRole,
  inAccountServices,
  services,
  tamperWatchRules,
  undeliveredAlarm,
} from "../../simulation/services";
import { requestsOf } from "../../simulation/simulated-request";
import type { Actor, Context, DecidedRequests, Decision, Layer, Topic } from "../../simulation/simulated-request";
import { table } from "./markdown";

const INTRODUCTION = `# Who can do what to the audit trail

\`npm run generate\` makes this page from the requests in [simulation](../simulation). The tests ask a policy simulator
every one of them about the synthesized policies of [the example organization](../config/organization.yaml), and switch
on what the example leaves off: \`denyOtherKeys\`, delivery notifications, a delegated administrator, a second reader and
a second break-glass role. They also take away every statement, condition and value, one at a time, and make sure that a
request notices ([decision 4](decisions/0004-policy-simulation.md)).

Everybody here may do everything as far as IAM of their own account goes, so only the policies of this module hold them
back. The letters tell which policies deny _every_ request of a cell, each by itself: **B** the policy of the bucket,
key, topic, queue, log group or role, **S** the service control policy, **R** the resource control policy. Without a
letter, some are denied and some are let in by no policy. An empty cell was not asked.`;

const LETTERS: Record<Layer, string> = {
  "bucket policy": "B",
  "key policy": "B",
  "topic policy": "B",
  "queue policy": "B",
  "logs resource policy": "B",
  "trust policy": "B",
  "service control policy": "S",
  "resource control policy": "R",
};

/** The page `docs/who-can-do-what.md`. */
export function renderWhoCanDoWhat(): string {
  return [
    INTRODUCTION,
    "<!-- prettier-ignore-start -->",
    "## People and pipelines",
    matrix(Object.values(people)),
    "## Services",
    matrix([
      ...Object.values(cloudTrail),
      cloudWatchLogsRole,
      ...Object.values(services),
      ...Object.values(inAccountServices("us-east-1")).filter(({ name }) => name !== services.alarmOfAMember.name),
      ...tamperWatchRules("management", "us-east-1").slice(0, 1),
      undeliveredAlarm("management", "us-east-1"),
    ]),
    ...TOPICS.flatMap((topic) => [`## ${heading(topic.title)}`, details(topic)]),
    "<!-- prettier-ignore-end -->\n",
  ].join("\n\n");
}

/** One row an actor, one column a topic that any of them asks about. */
function matrix(actors: readonly Actor[]): string {
  const topics = TOPICS.filter(({ decisions }) =>
    decisions.some(({ who }) => who.some(({ name }) => actors.some((actor) => actor.name === name))),
  );
  const header = topics.map(({ title, column }) => `[${column}](#${anchor(heading(title))})`);
  return table(
    ["", ...header],
    actors.map((actor) => [actor.name, ...topics.map((topic) => cell(actor, topic))]),
  );
}

function cell(actor: Actor, topic: Topic): string {
  const decisions = requestsOf(topic)
    .filter(({ who }) => who.name === actor.name)
    .map(({ expected }) => expected);
  if (decisions.length === 0) return "";
  if (decisions.every(({ outcome }) => outcome === "allow")) return "yes";
  if (decisions.some(({ outcome }) => outcome === "allow")) return "in part";
  return ["no", ...commonLetters(decisions)].join(" ");
}

/** Letters of the policies that deny all of these requests. */
function commonLetters(decisions: readonly Decision[]): string[] {
  const letters = decisions.map(({ deniedBy }) => deniedBy.map((layer) => LETTERS[layer]));
  return [...new Set(Object.values(LETTERS))].filter((letter) => letters.every((each) => each.includes(letter)));
}

function heading(title: string): string {
  return `To ${title}`;
}

/** The anchor that GitHub gives a heading. */
function anchor(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");
}

function details({ decisions }: Topic): string {
  return table(["who", "asks for", "of", "when", "answer", "because"], decisions.map(detail));
}

function detail({ who, does, to, context, expected, because }: DecidedRequests): string[] {
  return [
    lines([...new Set(who.map(({ name }) => name))]),
    lines(does.map(code)),
    lines(to.map(({ name }) => name)),
    lines(circumstances(context)),
    answer(expected),
    because,
  ];
}

function circumstances(context: Context): string[] {
  return Object.entries(context).map(([key, value]) =>
    value === undefined ? `no ${code(key)}` : `${code(key)} is ${code(value)}`,
  );
}

function answer({ outcome, deniedBy }: Decision): string {
  if (outcome === "allow") return "**allowed**";
  return deniedBy.length === 0 ? "not let in" : `denied by ${deniedBy.join(", ")}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Several things in one cell. */
function lines(items: readonly string[]): string {
  return items.join("<br>");
}
