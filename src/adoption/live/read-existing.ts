import type { KMSClient } from "@aws-sdk/client-kms";
import type { SNSClient } from "@aws-sdk/client-sns";
import { GetTopicAttributesCommand } from "@aws-sdk/client-sns";
import type { Account, Organization, Value } from "../../config";
import { partsOfArn } from "../../config/arn";
import { AdoptionError } from "../../errors";
import {
  alarmTopicName,
  isServiceControlPolicyName,
  keyAliasName,
  resourceControlPolicyName,
  topicArn,
} from "../../names";
import { chooseTrail } from "../choose-trail";
import type { Existing, ExistingBucket, ExistingKey, ExistingTrail } from "../existing";
import { deniedActions } from "../policy-text";
import type { AccountClients } from "./account-clients";
import { isTaken, ownsBucket, readBucket } from "./read-bucket";
import { readAliasTarget, readKey } from "./read-key";
import { readLogGroup, readRole } from "./read-log-group";
import { readPolicies, readRootId } from "./read-policies";
import { readRecorded, readTrails } from "./read-trails";
import { unlessMissing } from "./unless-missing";

/** The accounts that are looked at. */
export interface ReadAccounts {
  readonly management: AccountClients;
  readonly logArchive: AccountClients;
}

/** What is known besides the configuration. */
export interface ReadOptions {
  /**
   * Name or ARN of the trail to take over.
   * @default - the one that the configuration describes, or else the only organization trail
   */
  readonly trail?: string;
  /** What the configuration's references to existing states stand for, as far as that is known. */
  readonly valueOf: (reference: Value) => string | undefined;
}

/**
 * Looks at the management account and the log archive account for everything that could be taken over. Reads only.
 *
 * @throws AdoptionError when an account does not answer, or only a person can say which trail is meant
 */
export async function readExisting(
  { management, logArchive }: ReadAccounts,
  organization: Organization,
  options: ReadOptions,
): Promise<Existing> {
  const inManagement = <Answer>(answer: Promise<Answer>) => read(organization.management, answer);
  const inLogArchive = <Answer>(answer: Promise<Answer>) => read(organization.logArchiveAccount, answer);

  const trails = await inManagement(readTrails(management.cloudTrail));
  const trail = chooseTrail(trails, organization, options.trail);
  const [recorded, logGroup, role, topics, policies, archive] = await Promise.all([
    trail && inManagement(readRecorded(management.cloudTrail, trail)),
    inManagement(readTrailLogGroup(management, organization, trail)),
    inManagement(readTrailRole(management, organization, trail)),
    inManagement(readTopics(management.sns, organization, trail)),
    inManagement(readGuardrails(management, organization, options)),
    inLogArchive(readArchive({ management, logArchive }, organization, trail)),
  ]);
  return { trails, trail, recorded, logGroup, role, ...topics, ...policies, ...archive };
}

/** Says whose answer was a refusal: a role that may not look finds nothing, and nothing would be taken over. */
async function read<Answer>({ id, name }: Account, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (AdoptionError.isAuditTrailError(error)) throw error;
    const { name: code, message } = error as Error;
    throw new AdoptionError([
      {
        where: `account ${id} (${name})`,
        what: "cannot be looked at",
        found: `${code}: ${message}`,
        write: "credentials that may assume its role and read CloudTrail, S3, KMS, CloudWatch Logs, IAM, SNS and Organizations", // prettier-ignore
      },
    ]);
  }
}

async function readTrailLogGroup(
  { cloudWatchLogs }: AccountClients,
  { homeRegion, management, trail: planned }: Organization,
  trail: ExistingTrail | undefined,
) {
  if (trail?.logGroupArn === undefined) return readLogGroup(cloudWatchLogs, planned.logGroupName);
  const { accountId, region } = partsOfArn(trail.logGroupArn);
  const name = trail.logGroupArn.split(":")[6]!;
  if (accountId === management.id && region === homeRegion) return readLogGroup(cloudWatchLogs, name);
  return { name, accountId, region, logGroupClass: "STANDARD" };
}

async function readTrailRole(
  { iam }: AccountClients,
  { trail: planned }: Organization,
  trail: ExistingTrail | undefined,
) {
  return readRole(iam, trail?.roleArn?.replace(/^.*\//, "") ?? planned.cloudWatchLogsRoleName);
}

async function readTopics(
  sns: SNSClient,
  { partition, homeRegion, management, trail: planned }: Organization,
  trail: ExistingTrail | undefined,
): Promise<Pick<Existing, "deliveryTopic" | "alarmTopic">> {
  const home = { partition, region: homeRegion, accountId: management.id };
  const byName = topicArn({ ...home, topicName: planned.deliveryTopicName });
  const described = planned.deliveryNotifications ? byName : undefined;
  const [delivery, alarm] = await Promise.all(
    [trail?.topicArn ?? described, topicArn({ ...home, topicName: alarmTopicName() })].map(async (arn) => {
      if (arn === undefined || !arn.startsWith(topicArn({ ...home, topicName: "" }))) return undefined;
      const found = await unlessMissing(
        sns.send(new GetTopicAttributesCommand({ TopicArn: arn })),
        "NotFoundException",
        "NotFound",
      );
      return found && arn;
    }),
  );
  return { deliveryTopic: delivery, alarmTopic: alarm };
}

async function readGuardrails(
  { organizations }: AccountClients,
  { guardrails }: Organization,
  { valueOf }: ReadOptions,
): Promise<Pick<Existing, "targets" | "serviceControlPolicies" | "resourceControlPolicy">> {
  const root = await readRootId(organizations);
  const targets = guardrails.targets.map((target) => [target === "root" ? root : valueOf(target), target] as const);
  const aboutCloudTrail = (_name: string, content: string) =>
    deniedActions(content).some((action) => /^cloudtrail:/i.test(action));
  return {
    targets: Object.fromEntries(targets.filter(([id]) => id !== undefined)),
    serviceControlPolicies: await readPolicies(
      organizations,
      "SERVICE_CONTROL_POLICY",
      (name, content) => isServiceControlPolicyName(name) || aboutCloudTrail(name, content),
    ),
    resourceControlPolicy: (
      await readPolicies(organizations, "RESOURCE_CONTROL_POLICY", (name) => name === resourceControlPolicyName)
    )[0],
  };
}

async function readArchive(
  { management, logArchive }: ReadAccounts,
  organization: Organization,
  trail: ExistingTrail | undefined,
): Promise<Pick<Existing, "logBucket" | "accessLogBucket" | "logKey" | "logKeyAliasTarget">> {
  const find = async (name: string) => {
    if (await ownsBucket(logArchive.s3, name)) {
      return readBucket(logArchive.s3, organization.logArchiveAccount.id, name);
    }
    if (await ownsBucket(management.s3, name)) {
      return readBucket(management.s3, organization.management.id, name);
    }
    return (await isTaken(logArchive.s3, name)) ? elsewhere(name) : undefined;
  };
  const bucket = await find(trail?.bucketName ?? organization.logArchive.bucketName);
  const accessLogBucket = await find(organization.logArchive.accessLogBucketName);
  const logKeyAliasTarget = await readAliasTarget(logArchive.kms, keyAliasName("log-archive"));

  const ofBucket = bucket?.accountId === organization.logArchiveAccount.id ? bucket.keyId : undefined;
  const logKey = await readLogKey(logArchive.kms, organization, trail?.keyArn ?? ofBucket ?? logKeyAliasTarget);
  return {
    logBucket: bucket,
    accessLogBucket,
    logKey,
    logKeyAliasTarget,
  };
}

/** A key of another account or Region cannot be read, nor taken over: its ARN says enough. */
async function readLogKey(
  kms: KMSClient,
  { homeRegion, logArchiveAccount }: Organization,
  id: string | undefined,
): Promise<ExistingKey | undefined> {
  if (id === undefined) return undefined;
  const { accountId, region } = partsOfArn(id);
  const isForeign = id.startsWith("arn:") && (accountId !== logArchiveAccount.id || region !== homeRegion);
  return isForeign ? { arn: id, isRotated: false, aliases: [], principals: [] } : readKey(kms, id);
}

/** A bucket of an account that was not asked. */
function elsewhere(name: string): ExistingBucket {
  return { name, configurations: [], hasObjects: true, principals: [] };
}
