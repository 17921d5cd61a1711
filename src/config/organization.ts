/**
 * The organization as the stacks see it: the configuration with every default filled in and every path resolved.
 * Frozen, so that nothing downstream can change what was validated.
 */
import type {
  AccountConfiguration,
  ExistingStateConfiguration,
  LocalBackendConfiguration,
  OrganizationIdentifiers,
  ProviderConfiguration,
  RetentionConfiguration,
  S3BackendConfiguration,
  SubscriberConfiguration,
  TrailConfiguration,
  Value,
} from "./configuration";

/** An account of the organization. */
export interface Account extends Required<AccountConfiguration> {
  /** Short name that ids are made of: `management`, `log-archive`, or the member's key in the configuration. */
  readonly key: string;
  /** ARN of the role that deploys into this account, where the configuration names one. */
  readonly roleArn?: string;
}

/** Where the states of this module's stacks are kept, with every default filled in. */
export type StateBackend =
  | LocalBackendConfiguration
  | (S3BackendConfiguration & Required<Pick<S3BackendConfiguration, "keyPrefix" | "useLockfile">>);

/** Retention with every default filled in. */
export interface Retention extends RetentionConfiguration {
  readonly hotDays: number;
  readonly archiveStorageClass: "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE";
}

/** A validated organization. */
export interface Organization extends OrganizationIdentifiers {
  /** Partition of the home Region: `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  /** Region of the trail and of everything that belongs to it. */
  readonly homeRegion: string;
  /** The management account. */
  readonly management: Account;
  /** The log archive account. */
  readonly logArchiveAccount: Account & { readonly roleArn: string };
  /** Every account: management, log archive, then the members in the order of the configuration. */
  readonly accounts: readonly Account[];
  /** Where this module's stacks keep their states. */
  readonly state: StateBackend;
  /** Existing states by name. */
  readonly existingState: Readonly<Record<string, ExistingStateConfiguration>>;
  /** Settings of the AWS provider. */
  readonly provider: ProviderConfiguration;
  /** The log archive's names and retention. */
  readonly logArchive: {
    readonly bucketName: string;
    readonly accessLogBucketName: string;
    readonly retention: Retention;
  };
  /** The trail. */
  readonly trail: Required<TrailConfiguration>;
  /** The service control policies. */
  readonly guardrails: { readonly targets: readonly Value[]; readonly breakGlassRoles: readonly string[] };
  /** Who is told. */
  readonly alarms: { readonly subscribers: readonly SubscriberConfiguration[] };
  /** Tags of every resource. */
  readonly tags: Readonly<Record<string, string>>;
}
