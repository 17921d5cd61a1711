import { cloudWatchLogsRolePolicyName } from "../../names";
import { LONGEST_LOG_GROUP_RETENTION_DAYS } from "../../config/schema/trail";
import type { Decide, Setting } from "../decision";
import { change } from "../decision";
import type { ExistingLogGroup } from "../existing";

/** The log group that receives the events. */
export const decideLogGroup: Decide = ({ logGroup }, { homeRegion, management, trail }) => {
  if (logGroup === undefined) return [];
  const { name, accountId, region, logGroupClass, keyArn } = logGroup;
  const why =
    accountId !== management.id || region !== homeRegion
      ? `it is in ${region} of account ${accountId}, not in ${homeRegion} of the management account`
      : logGroupClass !== "STANDARD"
        ? `its class is ${logGroupClass}, which has no metric filters, and a class cannot be changed`
        : undefined;
  if (why !== undefined) {
    const wanted = trail.logGroupName;
    return [
      name === wanted
        ? { kind: "log group", name, fate: "in the way", remarks: [`${why}: write another trail.logGroupName`] }
        : { kind: "log group", name, fate: "left alone", remarks: [why, `events go to ${wanted} from now on`] },
    ];
  }
  return [
    {
      kind: "log group",
      name,
      fate: "taken over",
      remarks: [
        "metric filters and subscriptions that it has stay",
        ...(keyArn === undefined ? [] : [`keep ${keyArn}, since older events cannot be read without it`]),
      ],
      changes: (planned) => [
        "key: a new one, for events that come",
        ...change("days", daysOf(logGroup), String(planned.trail.logGroupRetentionDays)),
      ],
      adopt: { logGroup: name },
      settings: [{ path: ["trail", "logGroupName"], value: name }, ...longerRetention(logGroup, trail)],
    },
  ];
};

/** The role with which CloudTrail writes there. */
export const decideRole: Decide = ({ role, trails, trail: chosen }, { trail }) => {
  if (role === undefined) return [];
  const { name, path, policyNames, managedPolicyArns } = role;
  const others = trails.filter(({ arn, roleArn }) => arn !== chosen?.arn && roleArn?.endsWith(`/${name}`));
  const why =
    path !== "/"
      ? `its path is ${path}, and a path cannot be changed`
      : others.length > 0
        ? `${others.map((other) => other.name).join(", ")} writes with it too, which its new trust policy would end`
        : undefined;
  if (why !== undefined) {
    return [
      name === trail.cloudWatchLogsRoleName
        ? { kind: "role", name, fate: "in the way", remarks: [`${why}: write another trail.cloudWatchLogsRoleName`] }
        : { kind: "role", name, fate: "left alone", remarks: [why, "the trail gets a role of its own"] },
    ];
  }
  const stay = [...policyNames.filter((policy) => policy !== cloudWatchLogsRolePolicyName), ...managedPolicyArns];
  const policy = policyNames.includes(cloudWatchLogsRolePolicyName);
  return [
    {
      kind: "role",
      name,
      fate: "taken over",
      remarks: stay.length === 0 ? [] : [`its policies ${stay.join(", ")} stay: remove them once the trail writes`],
      changes: () => ["trust policy: only this trail may assume it"],
      adopt: { cloudWatchLogsRole: { name, ...(policy ? { policy } : {}) } },
      settings: [{ path: ["trail", "cloudWatchLogsRoleName"], value: name }],
    },
  ];
};

/** Nobody's events are to go sooner than they would have. */
function longerRetention(
  { retentionInDays = LONGEST_LOG_GROUP_RETENTION_DAYS }: ExistingLogGroup,
  planned: { readonly logGroupRetentionDays: number },
): Setting[] {
  if (retentionInDays <= planned.logGroupRetentionDays) return [];
  return [{ path: ["trail", "logGroupRetentionDays"], value: retentionInDays }];
}

function daysOf({ retentionInDays }: ExistingLogGroup): string {
  return retentionInDays === undefined ? "for ever" : String(retentionInDays);
}
