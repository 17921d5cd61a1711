/** What stands in the accounts after a deployment, read from the AWS API, never from Terraform. */
import { DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import { paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { paginateListPolicies, paginateListTargetsForPolicy } from "@aws-sdk/client-organizations";
import type { PolicyType } from "@aws-sdk/client-organizations";
import {
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
} from "@aws-sdk/client-s3";
import type { Account, Organization } from "../src/config";
import { accountDimension } from "../src/names";
import { LOG_ARCHIVE, MANAGEMENT, stacksOfMember } from "../src/stack-ids";
import { accountClients, managementClients } from "./aws-clients";
import type { AwsClients } from "./aws-clients";

/** The audit trail of an organization as the AWS API reports it. */
export interface Survey {
  readonly trails: readonly TrailSurvey[];
  readonly logBucket: LogBucketSurvey;
  readonly policies: readonly PolicySurvey[];
  readonly organizationAlarms: readonly string[];
  readonly accounts: readonly AccountSurvey[];
}

/** A trail of the management account. */
export interface TrailSurvey {
  readonly arn: string;
  readonly logging: boolean;
  readonly organization: boolean;
  readonly multiRegion: boolean;
  readonly logFileValidation: boolean;
  readonly kmsKeyArn: string;
}

/** The log bucket. */
export interface LogBucketSurvey {
  readonly name: string;
  readonly objectLock: string;
  readonly versioning: string;
  readonly encryption: string;
  readonly accessLogs: string;
}

/** A service or resource control policy of this module. */
export interface PolicySurvey {
  readonly id: string;
  readonly name: string;
  readonly targets: readonly string[];
}

/** An account and the alarms that watch it. */
export interface AccountSurvey {
  readonly id: string;
  readonly name: string;
  readonly stacks: readonly string[];
  readonly alarms: readonly string[];
}

/** Asks the AWS API at `endpoint`, in the management and the log archive account. */
export async function survey(organization: Organization, endpoint: string): Promise<Survey> {
  const settings = { endpoint, region: organization.homeRegion };
  const management = managementClients(settings);
  const logArchive = await accountClients(settings, organization.logArchiveAccount.id);

  const alarms: MetricAlarm[] = [];
  for await (const page of paginateDescribeAlarms({ client: management.cloudWatch }, {})) {
    alarms.push(...(page.MetricAlarms ?? []));
  }
  const watchedAccount = (alarm: MetricAlarm) =>
    alarm.Dimensions?.find((dimension) => dimension.Name === accountDimension)?.Value;
  const namesOf = (accountId?: string) =>
    alarms
      .filter((alarm) => watchedAccount(alarm) === accountId)
      .map((alarm) => alarm.AlarmName!)
      .sort();

  return {
    trails: await surveyTrails(management),
    logBucket: await surveyLogBucket(logArchive, organization.logArchive.bucketName),
    policies: [
      ...(await surveyPolicies(management, "SERVICE_CONTROL_POLICY")),
      ...(await surveyPolicies(management, "RESOURCE_CONTROL_POLICY")),
    ],
    organizationAlarms: namesOf(undefined),
    accounts: organization.accounts.map((account) => ({
      id: account.id,
      name: account.name,
      stacks: stacksOf(account, organization),
      alarms: namesOf(account.id),
    })),
  };
}

/** An account's stacks: those that are deployed into it, and the one in the management account that holds its alarms. */
export function stacksOf(account: Account, organization: Organization): string[] {
  const { elsewhere, shared, inside } = stacksOfMember(organization, account);
  return [
    ...(account.id === organization.management.id ? [MANAGEMENT] : []),
    ...(account.id === organization.logArchiveAccount.id ? [LOG_ARCHIVE] : []),
    ...elsewhere,
    ...(shared === undefined ? [] : [shared]),
    ...inside,
  ];
}

async function surveyTrails({ cloudTrail }: AwsClients): Promise<TrailSurvey[]> {
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({}));
  return Promise.all(
    trailList.map(async (trail) => {
      const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: trail.TrailARN }));
      return {
        arn: trail.TrailARN!,
        logging: status.IsLogging ?? false,
        organization: trail.IsOrganizationTrail ?? false,
        multiRegion: trail.IsMultiRegionTrail ?? false,
        logFileValidation: trail.LogFileValidationEnabled ?? false,
        kmsKeyArn: trail.KmsKeyId ?? "none",
      };
    }),
  );
}

async function surveyLogBucket({ s3 }: AwsClients, name: string): Promise<LogBucketSurvey> {
  const Bucket = name;
  const lock = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
  const versioning = await s3.send(new GetBucketVersioningCommand({ Bucket }));
  const encryption = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
  const logging = await s3.send(new GetBucketLoggingCommand({ Bucket }));

  const retention = lock.ObjectLockConfiguration?.Rule?.DefaultRetention;
  const length = retention?.Years ? `${retention.Years} years` : `${retention?.Days} days`;
  const sse = encryption.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  return {
    name,
    objectLock: retention ? `${retention.Mode}, ${length}` : "none",
    versioning: versioning.Status ?? "none",
    encryption: sse ? `${sse.SSEAlgorithm} ${sse.KMSMasterKeyID ?? ""}`.trim() : "none",
    accessLogs: logging.LoggingEnabled?.TargetBucket ?? "none",
  };
}

async function surveyPolicies({ organizations }: AwsClients, Filter: PolicyType): Promise<PolicySurvey[]> {
  const policies: PolicySurvey[] = [];
  for await (const page of paginateListPolicies({ client: organizations }, { Filter })) {
    for (const { Id, Name, AwsManaged } of page.Policies ?? []) {
      if (AwsManaged) continue;
      const targets: string[] = [];
      for await (const found of paginateListTargetsForPolicy({ client: organizations }, { PolicyId: Id })) {
        targets.push(...(found.Targets ?? []).map((target) => `${target.Name} (${target.TargetId})`));
      }
      policies.push({ id: Id!, name: Name!, targets });
    }
  }
  return policies;
}
