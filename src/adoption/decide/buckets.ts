import type { BucketConfigurationName, Organization } from "../../config";
import { lockDays } from "../../retention";
import { isOfControlTower } from "../control-tower";
import type { Decide, Decision } from "../decision";
import { change } from "../decision";
import type { ExistingBucket } from "../existing";

/** The bucket that the trail writes to. */
export const decideLogBucket: Decide = ({ logBucket: bucket }, organization) => {
  if (bucket === undefined) return [];
  const { bucketName } = organization.logArchive;
  const why = whyNot(bucket, organization);
  if (why !== undefined) return [stays("log bucket", bucket, why, bucketName)];
  return [
    {
      kind: "log bucket",
      name: bucket.name,
      fate: "taken over",
      remarks: contentRemarks(bucket, organization),
      changes: (planned) => changesOf(bucket, planned),
      adopt: { logBucket: { name: bucket.name, configurations: bucket.configurations } },
      settings: [{ path: ["logArchive", "bucketName"], value: bucket.name }],
    },
  ];
};

/**
 * The bucket for access logs: only one that has its name. Another that the log bucket's access logs go to serves other
 * buckets too, as a rule, and their policies would be lost.
 */
export const decideAccessLogBucket: Decide = ({ logBucket, accessLogBucket: bucket }, organization) => {
  const { accessLogBucketName } = organization.logArchive;
  const target = logBucket?.accessLogTarget;
  const former: readonly Decision[] =
    target === undefined || target === accessLogBucketName
      ? []
      : [
          {
            kind: "bucket of access logs",
            name: target,
            fate: "left alone",
            remarks: [`access logs go to ${accessLogBucketName} from now on; what was recorded before stays here`],
          },
        ];
  if (bucket === undefined) return former;
  const locked = bucket.configurations.includes("objectLock");
  const why = whyNot(bucket, organization) ?? (locked ? "S3 delivers access logs to no locked bucket" : undefined);
  if (why !== undefined) return [...former, stays("bucket of access logs", bucket, why, accessLogBucketName)];
  return [
    ...former,
    {
      kind: "bucket of access logs",
      name: bucket.name,
      fate: "taken over",
      remarks: [],
      changes: ({ logArchive }) => [
        `objects expire after ${logArchive.retention.accessLogDays} days, those that are there already too`,
        ...(bucket.configurations.includes("policy") ? [policyChange(bucket.principals)] : []),
      ],
      adopt: {
        accessLogBucket: {
          name: bucket.name,
          configurations: bucket.configurations.filter((name) => name !== "logging"),
        },
      },
    },
  ];
};

/** Why a bucket cannot be the log archive's, as a clause. */
function whyNot({ name, accountId, region }: ExistingBucket, organization: Organization): string | undefined {
  const { homeRegion, logArchiveAccount } = organization;
  if (isOfControlTower(name)) return "Control Tower owns it";
  if (accountId === undefined) return "neither the log archive account nor the management account owns it";
  if (accountId !== logArchiveAccount.id) return `account ${accountId} owns it, not the log archive account`;
  if (region !== homeRegion) return `it is in ${region}, not in ${homeRegion}`;
  return name.includes(".") ? "its name has a dot, which the TLS certificate of S3 does not match" : undefined;
}

/** A bucket that the log bucket does not come of. Its name is taken in the whole world. */
function stays(kind: string, { name, hasObjects }: ExistingBucket, why: string, wanted: string): Decision {
  return name === wanted
    ? { kind, name, fate: "in the way", remarks: [`${why}, and no other bucket can have its name: write another name`] }
    : {
        kind,
        name,
        fate: "left alone",
        remarks: [why, `log files go to ${wanted} from now on${hasObjects ? "; those that are here stay" : ""}`],
      };
}

function contentRemarks(bucket: ExistingBucket, { logArchive }: Organization): string[] {
  const { retention } = logArchive;
  const before = bucket.retention;
  const loosened =
    before !== undefined &&
    (lockDays(before) > lockDays(retention) || (before.mode === "COMPLIANCE" && retention.mode === "GOVERNANCE"));
  return [
    ...(bucket.hasObjects
      ? ["the objects in it stay as they are: Object Lock and the key apply to those that come"]
      : []),
    ...(loosened
      ? [
          `new log files would be locked less than now, which is ${periodOf(before)}: write logArchive.retention accordingly`,
        ]
      : []),
  ];
}

function changesOf(bucket: ExistingBucket, { adopt, logArchive }: Organization): string[] {
  const has = (name: BucketConfigurationName) => bucket.configurations.includes(name);
  const { retention, accessLogBucketName } = logArchive;
  return [
    ...(has("versioning") ? [] : change("versioning", "off", "on")),
    ...change("Object Lock", bucket.retention && periodOf(bucket.retention), periodOf(retention)),
    ...change("access logs", bucket.accessLogTarget, accessLogBucketName),
    ...(adopt.logKey === undefined ? ["encryption: with a new key"] : []),
    has("policy") ? policyChange(bucket.principals) : "policy: none → this module's",
    ...(has("publicAccessBlock") ? [] : change("public access", "not blocked", "blocked")),
    `objects expire after ${lockDays(retention) + 1} days, those that are there already too`,
  ];
}

function policyChange(principals: readonly string[]): string {
  const whom = principals.length === 0 ? "nobody" : principals.join(", ");
  return `policy: replaced by this module's; it lets in ${whom} now`;
}

function periodOf({ mode, years, days }: NonNullable<ExistingBucket["retention"]>): string {
  return years === undefined ? `${mode}, ${days} days` : `${mode}, ${years} years`;
}
