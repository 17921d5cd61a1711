import type { Organization } from "../../config";
import { isOfControlTower } from "../control-tower";
import type { Decide, Decision } from "../decision";
import { change } from "../decision";
import type { Existing, ExistingTrail, RecordedBy } from "../existing";

/**
 * How many trails an account may have in a Region; the quota cannot be raised.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
 */
const TRAILS_IN_REGION = 5;

const PAID_TWICE =
  "it records the organization already: beside the trail of this module every event is recorded, and paid for, twice";

/** The trail that is taken over, and every other that a second one would stand beside. */
export const decideTrails: Decide = (existing, organization) => [
  ...existing.trails.map((trail) =>
    trail.arn === existing.trail?.arn
      ? takenOver(trail, existing.recorded, existing)
      : leftAlone(trail, existing, organization),
  ),
];

function takenOver(trail: ExistingTrail, recorded: RecordedBy | undefined, existing: Existing): Decision {
  return {
    kind: trail.isOrganizationTrail ? "organization trail" : "trail",
    name: trail.arn,
    fate: "taken over",
    remarks: [
      ...(recorded?.isLogging === false ? ["it does not record at present, and will"] : []),
      ...(trail.topicArn !== undefined && trail.topicArn !== existing.deliveryTopic
        ? [`${trail.topicArn} is no longer told of log files: the topic is not one of the trail's account and Region`]
        : []),
    ],
    changes: (planned) => [...settingChanges(trail, planned), ...recordedChanges(recorded, planned)],
    adopt: { trail: trail.arn },
    settings: [
      { path: ["trail", "name"], value: trail.name },
      ...(trail.keyPrefix === undefined ? [] : [{ path: ["trail", "keyPrefix"], value: trail.keyPrefix }]),
    ],
  };
}

function leftAlone(trail: ExistingTrail, { trails, trail: chosen }: Existing, organization: Organization): Decision {
  const { homeRegion, trail: planned } = organization;
  const kind = trail.isOrganizationTrail ? "organization trail" : "trail";
  const own = trails.filter((other) => other.homeRegion === homeRegion);
  const remarks = [
    ...(trail.isOrganizationTrail ? [PAID_TWICE] : []),
    ...(isOfControlTower(trail.name)
      ? [
          "Control Tower owns it, and its control GRCLOUDTRAILENABLED denies every change: it cannot be taken over. Turn CloudTrail off in the settings of the landing zone before you deploy, or pay for both",
        ]
      : []),
    ...(trail.homeRegion === homeRegion ? [] : [`its home Region is ${trail.homeRegion}, not ${homeRegion}`]),
  ];
  const sameName = chosen === undefined && trail.name === planned.name;
  const full = chosen === undefined && own.length >= TRAILS_IN_REGION && own.at(-1) === trail;
  return {
    kind,
    name: trail.arn,
    fate: sameName || full ? "in the way" : "left alone",
    remarks: [
      ...remarks,
      ...(sameName ? [`it has the name that the configuration gives another trail: write another trail.name`] : []),
      ...(full
        ? [`it is number ${own.length} in ${homeRegion}, where AWS allows ${TRAILS_IN_REGION}: delete one`]
        : []),
    ],
  };
}

function settingChanges(trail: ExistingTrail, planned: Organization): string[] {
  const { adopt, logArchive, trail: wanted } = planned;
  const onOff = (on: boolean) => (on ? "on" : "off");
  return [
    ...change("every account of the organization", onOff(trail.isOrganizationTrail), "on"),
    ...change("every Region", onOff(trail.isMultiRegionTrail), "on"),
    ...change("log file validation", onOff(trail.logFileValidation), "on"),
    ...change("bucket", trail.bucketName, logArchive.bucketName),
    ...change("key prefix", trail.keyPrefix, wanted.keyPrefix),
    ...change("key", trail.keyArn, adopt.logKey?.arn ?? "a new one"),
    ...change("log group", lastOf(trail.logGroupArn?.replace(/:\*$/, ""), ":"), wanted.logGroupName),
    ...change("role", lastOf(trail.roleArn, "/"), wanted.cloudWatchLogsRoleName),
    ...change(
      "topic",
      lastOf(trail.topicArn, ":"),
      wanted.deliveryNotifications ? wanted.deliveryTopicName : undefined,
    ),
  ];
}

function recordedChanges(recorded: RecordedBy | undefined, planned: Organization): string[] {
  const { dataEvents, networkActivity } = planned.trail;
  const before = recorded?.selectors ?? [];
  if (before.length === 0) return [];
  const wanted = dataEvents.length + networkActivity.length;
  return before.map(
    (selector) =>
      `recorded now: ${selector}; compare it with the ${wanted} entries of trail.dataEvents and trail.networkActivity, which replace it`,
  );
}

function lastOf(text: string | undefined, separator: string): string | undefined {
  return text?.slice(text.lastIndexOf(separator) + 1);
}
