/** AWS's services, each when it acts for some resource. */
import { ACCOUNTS } from "./accounts";
import { role, service } from "./principals";
import type { AccountKey } from "./principals";
import type { Actor } from "./simulated-request";
import { TAMPERING } from "./tampering";
import { LOG_BUCKET, ORGANIZATION_TRAIL } from "./targets";

function trailArn(account: AccountKey, trailName: string): string {
  return `arn:aws:cloudtrail:eu-central-1:${ACCOUNTS[account]}:trail/${trailName}`;
}

const CLOUDTRAIL = "cloudtrail.amazonaws.com";
const EVENT_BRIDGE = "events.amazonaws.com";

/** CloudTrail, when it acts for one trail. */
export const cloudTrail = {
  forThisTrail: service("CloudTrail for this trail", CLOUDTRAIL, "management", ORGANIZATION_TRAIL.arn),
  forAnotherTrail: service(
    "CloudTrail for another trail of the management account",
    CLOUDTRAIL,
    "management",
    trailArn("management", "another-trail"),
  ),
  forAMember: service(
    "CloudTrail for a member's own trail",
    CLOUDTRAIL,
    "payments-production",
    trailArn("payments-production", "organization-trail"),
  ),
  forAnotherOrganization: service(
    "CloudTrail for another organization's trail",
    CLOUDTRAIL,
    "another-organization",
    trailArn("another-organization", "organization-trail"),
  ),
} as const;

/** Other services. */
export const services = {
  config: service("AWS Config of a member", "config.amazonaws.com", "payments-production", "arn:aws:config:eu-central-1:555555555555:config-recorder/default"), // prettier-ignore
  accessLogsOfTheLogBucket: service("S3 access logs of the log bucket", "logging.s3.amazonaws.com", "log-archive", LOG_BUCKET.arn), // prettier-ignore
  accessLogsOfAnotherBucket: service("S3 access logs of another bucket", "logging.s3.amazonaws.com", "log-archive", "arn:aws:s3:::another-bucket"), // prettier-ignore
  alarm: service("Alarm in the management account", "cloudwatch.amazonaws.com", "management", "arn:aws:cloudwatch:eu-central-1:111111111111:alarm:Organization - Root usage"), // prettier-ignore
  alarmOfAMember: service("Alarm in a member's account", "cloudwatch.amazonaws.com", "payments-production", "arn:aws:cloudwatch:eu-central-1:555555555555:alarm:Organization - Root usage"), // prettier-ignore
  logs: service("CloudWatch Logs", "logs.eu-central-1.amazonaws.com", "management", "arn:aws:logs:eu-central-1:111111111111:log-group:cloudtrail/organization-trail:*"), // prettier-ignore
  logsOfAnotherRegion: service("CloudWatch Logs of another Region", "logs.us-east-1.amazonaws.com", "management", "arn:aws:logs:us-east-1:111111111111:log-group:cloudtrail/organization-trail:*"), // prettier-ignore
  eventRuleOfAnotherKind: service("EventBridge for another rule", EVENT_BRIDGE, "log-archive", "arn:aws:events:eu-central-1:222222222222:rule/nightly"), // prettier-ignore
} as const;

/** What acts for the alarms in a member's own account, in a Region. */
export function inAccountServices(region: string): Record<"eventRule" | "logDelivery" | "logs" | "alarm", Actor> {
  const of = (name: string, principal: string, arn: string) => service(name, principal, "payments-production", arn);
  const at = (kind: string, resource: string) =>
    `arn:aws:${kind}:${region}:${ACCOUNTS["payments-production"]}:${resource}`;
  const rule = at("events", "rule/organization-trail-in-account-alarms");
  return {
    eventRule: of("EventBridge for a member's own alarms", EVENT_BRIDGE, rule),
    logDelivery: of("Log delivery for a member's own alarms", "delivery.logs.amazonaws.com", rule),
    logs: of("CloudWatch Logs for a member's own alarms", `logs.${region}.amazonaws.com`, at("logs", "log-group:/aws/events/organization-trail")), // prettier-ignore
    alarm: of(
      "Alarm in a member's account",
      "cloudwatch.amazonaws.com",
      at("cloudwatch", "alarm:Payments - Root usage"),
    ),
  };
}

/** CloudWatch, when it acts for the alarm of a tamper watch that could not deliver, in an account and Region. */
export function undeliveredAlarm(account: AccountKey, region: string): Actor {
  const arn = `arn:aws:cloudwatch:${region}:${ACCOUNTS[account]}:alarm:Organization - The tamper watch could not deliver`;
  return service("Alarm of the tamper watch", "cloudwatch.amazonaws.com", account, arn);
}

/** EventBridge for each rule of the tamper watch of an account and Region. */
export function tamperWatchRules(account: AccountKey, region: string): Actor[] {
  return TAMPERING.map((detection) =>
    service(
      "EventBridge for the tamper watch",
      EVENT_BRIDGE,
      account,
      `arn:aws:events:${region}:${ACCOUNTS[account]}:rule/organization-trail-${detection}`,
    ),
  );
}

/** The role with which CloudTrail writes to the log group. It may do what its own policy says and no more. */
export const cloudWatchLogsRole: Actor = {
  ...role("CloudTrail's role for the log group", "management", "organization-trail-cloudwatch-logs"),
  permissions: "what this module gives it",
};
