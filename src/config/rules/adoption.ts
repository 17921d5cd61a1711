import {
  alarmTopicName,
  cloudWatchLogsRoleName,
  deliveryTopicName,
  logGroupName,
  organizationTrailArn,
  topicArn,
} from "../../names";
import { partsOfArn } from "../arn";
import type { OrganizationConfiguration } from "../configuration";
import { DEFAULT_TRAIL_NAME } from "../defaults";
import { valueAt } from "../finding";
import type { Finding, Path } from "../finding";
import { partitionOfRegion } from "../regions";
import type { Sound } from "../sound";
import { bucketNamesOf } from "./buckets";

type Configuration = Sound<OrganizationConfiguration>;

/**
 * What is taken over is what the configuration describes: under another name, in another account or in another Region
 * Terraform would replace it.
 */
export function adoptionRules(configuration: Configuration): Finding[] {
  if (configuration.adopt === undefined) return [];
  const rules = [nameRules, accessLogBucketRules, keyRules, policyRules, wishRules];
  return rules.flatMap((rule) => rule(configuration));
}

/** A resource to take over. */
interface Named {
  /** Path below `adopt`. */
  readonly path: Path;
  /** Name or ARN of the existing one; undefined where none is taken over. */
  readonly adopted: string | undefined;
  /** What the configuration calls it; undefined where that was refused. */
  readonly described: string | undefined;
  /**
   * The key that names it.
   * @default - none: the name is fixed
   */
  readonly key?: string;
}

function nameRules(configuration: Configuration): Finding[] {
  return [...logArchiveNames(configuration), ...managementNames(configuration)].flatMap((named) => {
    const { path, adopted, described, key } = named;
    if (adopted === undefined || described === undefined || adopted === described) return [];
    const what = `is not ${described}, which the configuration describes: Terraform would replace it`;
    const otherwise = key === undefined ? "remove it" : `put the existing name into ${key}`;
    return [{ path: ["adopt", ...path], what, write: `${described}, or ${otherwise}` }];
  });
}

function logArchiveNames(configuration: Configuration): Named[] {
  const { logBucket, accessLogBucket } = configuration.adopt ?? {};
  const [logs, accessLogs] = bucketNamesOf(configuration);
  return [
    { path: ["logBucket", "name"], adopted: logBucket?.name, described: logs?.name, key: "logArchive.bucketName" },
    {
      path: ["accessLogBucket", "name"],
      adopted: accessLogBucket?.name,
      described: accessLogs?.name,
      key: "logArchive.accessLogBucketName",
    },
  ];
}

function managementNames(configuration: Configuration): Named[] {
  const { adopt } = configuration;
  const trail = trailOf(configuration);
  const home = homeOf(configuration);
  const name = nameIn(trail, "name", DEFAULT_TRAIL_NAME);
  const topicName = nameIn(trail, "deliveryTopicName", deliveryTopicName);
  return [
    {
      path: ["trail"],
      adopted: adopt?.trail,
      described: home && name && organizationTrailArn({ ...home, trailName: name }),
      key: "trail.name",
    },
    {
      path: ["logGroup"],
      adopted: adopt?.logGroup,
      described: nameIn(trail, "logGroupName", name && logGroupName(name)),
      key: "trail.logGroupName",
    },
    {
      path: ["cloudWatchLogsRole", "name"],
      adopted: adopt?.cloudWatchLogsRole?.name,
      described: nameIn(trail, "cloudWatchLogsRoleName", name && cloudWatchLogsRoleName(name)),
      key: "trail.cloudWatchLogsRoleName",
    },
    {
      path: ["deliveryTopic"],
      adopted: adopt?.deliveryTopic,
      described: home && topicName && topicArn({ ...home, topicName }),
      key: "trail.deliveryTopicName",
    },
    {
      path: ["alarmTopic"],
      adopted: adopt?.alarmTopic,
      described: home && topicArn({ ...home, topicName: alarmTopicName() }),
    },
  ];
}

function keyRules(configuration: Configuration): Finding[] {
  const { adopt, accounts, homeRegion } = configuration;
  const [arn, owner] = [adopt?.logKey?.arn, accounts?.logArchive?.id];
  if (arn === undefined) return [];
  const { accountId, region } = partsOfArn(arn);
  const path = ["adopt", "logKey", "arn"];
  const write = "the ARN of a key of the log archive account in the home Region, or remove it: a key is made then";
  return [
    ...(owner !== undefined && accountId !== owner
      ? [{ path, what: `is a key of account ${accountId}, but the log archive is ${owner}`, write }]
      : []),
    ...(homeRegion !== undefined && region !== homeRegion
      ? [{ path, what: `is a key in ${region}, but the log bucket is in ${homeRegion}`, write }]
      : []),
  ];
}

function policyRules({ adopt, guardrails }: Configuration): Finding[] {
  const policies = adopt?.serviceControlPolicies ?? [];
  const targets = (guardrails?.targets ?? []).map(textOf);
  const ids = [...policies.map((policy) => policy?.id), adopt?.resourceControlPolicy?.id];
  const pathOf = (index: number) =>
    index < policies.length
      ? ["adopt", "serviceControlPolicies", index, "id"]
      : ["adopt", "resourceControlPolicy", "id"];

  const unknownTargets = policies.flatMap((policy, index) =>
    (policy?.targets ?? []).flatMap((target, position) =>
      target === undefined || guardrails?.targets === undefined || targets.includes(textOf(target))
        ? []
        : [
            {
              path: ["adopt", "serviceControlPolicies", index, "targets", position],
              what: "is not one of guardrails.targets",
              write: "a target as it stands there, or add it there, or remove it here: it then stays attached",
            },
          ],
    ),
  );
  const repeated = ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [{ path: pathOf(index), what: "is taken over twice", write: "each policy once" }]
      : [],
  );
  return [...unknownTargets, ...repeated];
}

/** The bucket of access logs has neither lock nor access logs of its own, and cannot have a lock. */
function accessLogBucketRules({ adopt }: Configuration): Finding[] {
  const write = "another bucket, or remove it from the list if the bucket has none";
  return (adopt?.accessLogBucket?.configurations ?? []).flatMap((name, index) => {
    const path = ["adopt", "accessLogBucket", "configurations", index];
    if (name === "objectLock")
      return [{ path, what: "is refused: S3 delivers access logs to no locked bucket", write }];
    return name === "logging" ? [{ path, what: "is not kept: nobody records access to this bucket", write }] : [];
  });
}

/** What is taken over is wanted at all. */
function wishRules(configuration: Configuration): Finding[] {
  const { adopt, guardrails } = configuration;
  const trail = trailOf(configuration);
  const wishes = [
    { path: ["adopt", "deliveryTopic"], wish: "trail.deliveryNotifications", section: trail },
    { path: ["adopt", "resourceControlPolicy"], wish: "guardrails.resourceControlPolicy", section: guardrails },
  ] as const;
  return wishes.flatMap(({ path, wish, section }) => {
    const key = wish.split(".")[1]!;
    const [adopted, wanted] = [valueAt({ adopt }, path), valueAt(section, [key])];
    const refused = section === undefined || (key in section && wanted === undefined);
    if (adopted === undefined || wanted === true || refused) return [];
    return [{ path, what: `is taken over, but ${wish} wants none`, write: `${wish}: true, or remove it` }];
  });
}

/** The trail's section: empty where it is left out, undefined where it was refused. */
function trailOf(configuration: Configuration): Configuration["trail"] {
  return "trail" in configuration ? configuration.trail : {};
}

/** Where the trail, its log group and its topics live. */
function homeOf({ homeRegion, accounts }: Configuration) {
  const accountId = accounts?.management?.id;
  if (homeRegion === undefined || accountId === undefined) return undefined;
  return { partition: partitionOfRegion(homeRegion), region: homeRegion, accountId };
}

/** A name as it is written, or its default; undefined where it or its section was refused. */
function nameIn<Key extends string>(
  section: { readonly [K in Key]?: string } | undefined,
  key: Key,
  byDefault: string | undefined,
): string | undefined {
  if (section === undefined) return undefined;
  return key in section ? section[key] : byDefault;
}

/** A target as text that two equal ones share, whatever the order of their keys. */
function textOf(target: unknown): string {
  return JSON.stringify(typeof target === "object" && target !== null ? Object.entries(target).sort() : target);
}
