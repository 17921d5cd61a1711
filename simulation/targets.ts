/** Everything that is asked for. */
import { ACCOUNTS, ORGANIZATION_ID } from "./accounts";
import type { Target } from "./simulated-request";

const { management, "log-archive": logArchive, "security-tooling": securityTooling } = ACCOUNTS;
const member = ACCOUNTS["payments-production"];

export const ORGANIZATION_TRAIL: Target = {
  name: "the organization trail",
  arn: `arn:aws:cloudtrail:eu-central-1:${management}:trail/organization-trail`,
};

export const MEMBER_TRAIL: Target = {
  name: "a member's own trail",
  arn: `arn:aws:cloudtrail:eu-west-1:${member}:trail/own-trail`,
};

/** What actions that know no resource are asked for. */
export const THE_ACCOUNT: Target = { name: "its own account", arn: "*" };

export const LOG_ARCHIVE_ACCOUNT: Target = {
  name: "the log archive account",
  arn: `arn:aws:organizations::${management}:account/${ORGANIZATION_ID}/${logArchive}`,
};

export const LOG_BUCKET: Target = {
  name: "the log bucket",
  arn: `arn:aws:s3:::organization-trail-logs-${logArchive}-eu-central-1`,
  account: logArchive,
};

/** An object of the log bucket. */
export function logObject(name: string, key: string): Target {
  return { name, arn: `${LOG_BUCKET.arn}/${key}`, account: logArchive };
}

// Short keys: the simulator takes its time over every character.
export const LOG_FILE = logObject("a log file", `AWSLogs/${ORGANIZATION_ID}/${member}/CloudTrail/x.json.gz`);
export const DIGEST_FILE = logObject(
  "a digest file",
  `AWSLogs/${ORGANIZATION_ID}/${member}/CloudTrail-Digest/x.json.gz`,
);

/** What CloudTrail writes under the management account's own prefix, to try the bucket. */
export const MANAGEMENT_LOG_FILE = logObject("a log file of the management account", `AWSLogs/${management}/x.json.gz`);

/** Objects where no log file of an organization trail stands. */
export const OTHER_OBJECTS: readonly Target[] = [
  logObject("an object at the bucket's root", "log.json.gz"),
  logObject("an object below a member's own prefix", `AWSLogs/${member}/x`),
  logObject("an object below another organization's prefix", "AWSLogs/o-anotherorgid/x"),
];

export const ACCESS_LOG_BUCKET: Target = {
  name: "the access log bucket",
  arn: `arn:aws:s3:::organization-trail-access-logs-${logArchive}-eu-central-1`,
  account: logArchive,
};

export const ACCESS_LOG: Target = {
  name: "an access log",
  arn: `${ACCESS_LOG_BUCKET.arn}/2026-01-01-x`,
  account: logArchive,
};

/** A KMS key. Its id is the last part of its alias: AWS would make one up. */
function key(name: string, account: string, alias: string): Target {
  return { name, arn: `arn:aws:kms:eu-central-1:${account}:key/${alias}`, account };
}

export const LOG_KEY = key("the log key", logArchive, "log-archive");
export const LOG_GROUP_KEY = key("the log group's key", management, "log-group");
export const ALARM_KEY = key("the key of alarm topics", management, "alarms");
export const DELIVERY_KEY = key("the key of the delivery topic", management, "deliveries");
export const MEMBER_KEY = key("a member's own key", member, "own-key");

/** A topic of an account. */
export function topic(name: string, account: string, topicName: string): Target {
  return { name, arn: `arn:aws:sns:eu-central-1:${account}:${topicName}`, account };
}

/** The topics for alarms: the organization's, and one an account. */
export const ALARM_TOPICS: readonly Target[] = [
  topic("the organization's alarm topic", management, "organization-trail-alarms"),
  ...Object.keys(ACCOUNTS)
    .filter((account) => account !== "another-organization")
    .map((account) => topic(`the alarm topic of ${account}`, management, `organization-trail-alarms-${account}`)),
];

export const DELIVERY_TOPIC = topic("the delivery topic", management, "organization-trail-deliveries");

/** What the tamper watch of an account and Region is made of. */
export function tamperWatch(account: string, region: string): Record<"topic" | "queue" | "key", Target> {
  const name = "organization-trail-tamper-watch";
  return {
    topic: { name: "the topic of the tamper watch", arn: `arn:aws:sns:${region}:${account}:${name}`, account },
    queue: { name: "its queue for undelivered events", arn: `arn:aws:sqs:${region}:${account}:${name}-undelivered`, account }, // prettier-ignore
    key: { name: "the key of the tamper watch", arn: `arn:aws:kms:${region}:${account}:key/tamper-watch`, account },
  };
}

/** What the alarms in a member's own account are made of, in a Region. */
export function inAccountAlarms(region: string): Record<"topic" | "logGroup" | "key", Target> {
  const topicName = "organization-trail-alarms-payments-production";
  return {
    topic: { name: "the topic of a member's own alarms", arn: `arn:aws:sns:${region}:${member}:${topicName}`, account: member }, // prettier-ignore
    logGroup: inAccountLogGroup("the log group of a member's own alarms", member, region),
    key: { name: "the key of a member's own alarms", arn: `arn:aws:kms:${region}:${member}:key/in-account-alarms`, account: member }, // prettier-ignore
  };
}

/** A role of an account. */
export function roleTarget(name: string, account: string, roleName: string): Target {
  return { name, arn: `arn:aws:iam::${account}:role/${roleName}`, account };
}

export const CLOUDWATCH_LOGS_ROLE = roleTarget("the role for the log group", management, "organization-trail-cloudwatch-logs"); // prettier-ignore
export const DEPLOYMENT_ROLE = roleTarget("the deployment role", logArchive, "OrganizationAccountAccessRole");
export const MEMBER_DEPLOYMENT_ROLE = roleTarget("a member's deployment role", member, "OrganizationAccountAccessRole"); // prettier-ignore
export const BREAK_GLASS_ROLE = roleTarget("the break-glass role", securityTooling, "BreakGlass");
export const ARCHIVE_BREAK_GLASS_ROLE = roleTarget("the break-glass role of the log archive account", logArchive, "BreakGlass"); // prettier-ignore

/** A log group of an account. */
export function logGroup(name: string, account: string, logGroupName: string, region = "eu-central-1"): Target {
  return { name, arn: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`, account };
}

/** The log group of the alarms in an account itself. */
export function inAccountLogGroup(name: string, account: string, region: string): Target {
  return logGroup(name, account, "/aws/events/organization-trail", region);
}

/** The trail's log group, where that account created the trail or deploys for it. */
export function trailLogGroup(account: string): Target {
  return logGroup("the trail's log group", account, "cloudtrail/organization-trail");
}

/** A stream of a log group. */
export function logStream(name: string, group: Target, stream: string): Target {
  return { name, arn: `${group.arn}:log-stream:${stream}`, account: group.account };
}

/** An alarm of an account. */
export function alarm(name: string, account: string, alarmName: string): Target {
  return { name, arn: `arn:aws:cloudwatch:eu-central-1:${account}:alarm:${alarmName}`, account };
}

/** An event rule of an account. */
export function eventRule(name: string, account: string, ruleName: string): Target {
  return { name, arn: `arn:aws:events:eu-central-1:${account}:rule/${ruleName}`, account };
}
