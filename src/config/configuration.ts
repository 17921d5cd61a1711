/**
 * The configuration as a person writes it, in YAML or with `defineOrganization`.
 *
 * These docstrings are the only home of each key's meaning: the JSON Schema for editors is generated from them.
 */

/** A value that is known now, or an output of a Terraform state that Terraform reads at apply time. */
export type Value = string | StateOutputReference;

/** An output of one of the states named in `existingState`. */
export interface StateOutputReference {
  /** Name of the state: a key of `existingState`. */
  readonly state: string;
  /** Name of the output in that state, such as `organization_id`. */
  readonly output: string;
}

/** The whole configuration file. */
export interface OrganizationConfiguration {
  /** The AWS organization itself. It is only read, never created or changed. */
  readonly organization: OrganizationIdentifiers;
  /** Region of the trail, its bucket, key, log group and alarms, such as `eu-central-1`. */
  readonly homeRegion: string;
  /** The accounts of the organization. */
  readonly accounts: AccountsConfiguration;
  /** Where Terraform keeps the state of this module's own stacks. */
  readonly state: StateBackendConfiguration;
  /**
   * States of the landing zone whose outputs this configuration refers to, by a name of your choice.
   * @default - none
   */
  readonly existingState?: Readonly<Record<string, ExistingStateConfiguration>>;
  /**
   * Settings of the AWS provider that every stack shares. Endpoints may also come from `AWS_ENDPOINT_URL`.
   * @default - the provider's own defaults
   */
  readonly provider?: ProviderConfiguration;
  /** The bucket that keeps the log files, and for how long. */
  readonly logArchive: LogArchiveConfiguration;
  /**
   * The organization trail.
   * @default - a trail named `organization-trail` with both kinds of Insights and 365 days in CloudWatch Logs
   */
  readonly trail?: TrailConfiguration;
  /** The service control policies that keep the trail running, and whom they spare. */
  readonly guardrails: GuardrailsConfiguration;
  /** Who is told when a detection fires. */
  readonly alarms: AlarmsConfiguration;
  /**
   * Tags on every resource that can bear tags.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Identifiers that AWS Organizations gave to the organization. */
export interface OrganizationIdentifiers {
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly id: Value;
  /** Id of the organization's root, such as `r-examplerootid`. */
  readonly rootId: Value;
}

/** The accounts, by the part they play. */
export interface AccountsConfiguration {
  /** The management account: it owns the trail, the service control policies and the alarms. */
  readonly management: ManagementAccountConfiguration;
  /** The account that keeps the log files and does nothing else. */
  readonly logArchive: LogArchiveAccountConfiguration;
  /** Every other account, by a short key that names its stack (`alarms-<key>`): a new key replaces its resources. */
  readonly members: Readonly<Record<string, AccountConfiguration>>;
}

/** An account of the organization. */
export interface AccountConfiguration {
  /** The account id: 12 digits, quoted, because leading zeros count. */
  readonly id: string;
  /** The account's name, as people in the organization call it. */
  readonly name: string;
  /**
   * Who is told about this account's alarms, besides the organization-wide subscribers.
   * @default - none
   */
  readonly subscribers?: readonly SubscriberConfiguration[];
}

/** The management account. */
export interface ManagementAccountConfiguration extends AccountConfiguration {
  /**
   * ARN of the role in the management account that deploys there.
   * @default - the credentials that Terraform runs with
   */
  readonly roleArn?: string;
}

/** The log archive account. */
export interface LogArchiveAccountConfiguration extends AccountConfiguration {
  /** ARN of the role in the log archive account that deploys there. */
  readonly roleArn: string;
}

/** A subscription of an SNS topic. */
export interface SubscriberConfiguration {
  /**
   * Protocol of the subscription: `email`, `email-json`, `https`, `sqs` or `lambda`.
   * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
   */
  readonly protocol: "email" | "email-json" | "https" | "sqs" | "lambda";
  /** Address for `email`, URL for `https`, ARN for `sqs` and `lambda`. */
  readonly endpoint: string;
}

/** Where the states of this module's stacks are kept: one state a stack. */
export type StateBackendConfiguration = LocalBackendConfiguration | S3BackendConfiguration;

/** States in a folder of this machine: for trying out, and for pipelines that carry the folder along. */
export interface LocalBackendConfiguration {
  /** Kind of backend. */
  readonly type: "local";
  /** Folder of the states, relative to the configuration file. A stack's state is `<directory>/<stack>.tfstate`. */
  readonly directory: string;
}

/** How Terraform reaches a state in Amazon S3. */
export interface S3AccessConfiguration {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Region of the bucket. */
  readonly region: string;
  /**
   * ARN of the role that Terraform assumes to read and write the state.
   * @default - the credentials that Terraform runs with
   */
  readonly roleArn?: string;
  /**
   * Endpoint of S3, as a URL.
   * @default - the public endpoint of the Region, or `AWS_ENDPOINT_URL_S3`
   */
  readonly endpoint?: string;
  /**
   * Whether the bucket's name goes into the path instead of the host name.
   * @default false
   */
  readonly usePathStyle?: boolean;
  /**
   * Whether to use credentials without asking STS whose they are: for endpoints that are not AWS's.
   * @default false
   */
  readonly skipCredentialsValidation?: boolean;
}

/**
 * States in Amazon S3.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export interface S3BackendConfiguration extends S3AccessConfiguration {
  /** Kind of backend. */
  readonly type: "s3";
  /**
   * What the key of every state begins with, without a slash at either end. A stack's key is `<keyPrefix>/<stack>.tfstate`.
   * @default audit-trail
   */
  readonly keyPrefix?: string;
  /**
   * ARN of the KMS key that encrypts the states.
   * @default - the bucket's default encryption
   */
  readonly kmsKeyArn?: string;
  /**
   * Whether a lock file beside the state keeps two runs apart.
   * @default true
   */
  readonly useLockfile?: boolean;
}

/** A state that somebody else writes and this module only reads. */
export type ExistingStateConfiguration = ExistingLocalStateConfiguration | ExistingS3StateConfiguration;

/** An existing state in a file of this machine. */
export interface ExistingLocalStateConfiguration {
  /** Kind of backend. */
  readonly type: "local";
  /** Path of the state file, relative to the configuration file. */
  readonly path: string;
}

/** An existing state in Amazon S3. */
export interface ExistingS3StateConfiguration extends S3AccessConfiguration {
  /** Kind of backend. */
  readonly type: "s3";
  /** Key of the state, such as `landing-zone/terraform.tfstate`. */
  readonly key: string;
}

/**
 * Settings of the AWS provider.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs#argument-reference
 */
export interface ProviderConfiguration {
  /**
   * How often a failed API call is tried again.
   * @default - 25, the provider's default
   */
  readonly maxRetries?: number;
  /**
   * Whether S3 bucket names go into the path instead of the host name.
   * @default false
   */
  readonly s3UsePathStyle?: boolean;
  /**
   * Endpoints by the provider's service name (`cloudtrail`, `s3`, `sts`), as URLs.
   * @default - the public endpoints, or what `AWS_ENDPOINT_URL` says
   */
  readonly endpoints?: Readonly<Record<string, string>>;
}

/** The log archive. */
export interface LogArchiveConfiguration {
  /**
   * Name of the log bucket.
   * @default - `organization-trail-logs-<log archive account id>-<home Region>`
   */
  readonly bucketName?: string;
  /**
   * Name of the bucket that records who reads the log bucket.
   * @default - `organization-trail-access-logs-<log archive account id>-<home Region>`
   */
  readonly accessLogBucketName?: string;
  /** How long nobody may delete a log file. */
  readonly retention: RetentionConfiguration;
}

/**
 * How long log files are kept and who may shorten that.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export interface RetentionConfiguration {
  /** Object Lock mode: `GOVERNANCE` yields to `s3:BypassGovernanceRetention`, `COMPLIANCE` to nobody, root included. */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  /** How many years a log file is locked, from 1 to 100. Either this or `days`. */
  readonly years?: number;
  /** How many days a log file is locked, from 1 to 36500. Either this or `years`. */
  readonly days?: number;
  /**
   * Only for `COMPLIANCE`, and needed there, since it cannot be taken back: the sentence
   * `nobody can delete these logs for 7 years`, with the years or days from above.
   * @default - none
   */
  readonly acknowledgement?: string;
  /**
   * After how many days log files move to cheaper storage: less than the days of the retention.
   * @default 90
   */
  readonly hotDays?: number;
  /**
   * Storage class of older log files: `GLACIER_IR`, `GLACIER` or `DEEP_ARCHIVE`.
   * @default GLACIER_IR
   */
  readonly archiveStorageClass?: "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE";
}

/** The organization trail. */
export interface TrailConfiguration {
  /**
   * Name of the trail: 3 to 128 letters, digits, periods, underscores and dashes.
   * @default organization-trail
   */
  readonly name?: string;
  /**
   * Kinds of unusual activity that CloudTrail Insights looks for.
   * @default - both kinds
   */
  readonly insights?: readonly ("ApiCallRateInsight" | "ApiErrorRateInsight")[];
  /**
   * How many days CloudWatch Logs keeps the events: one of the numbers that CloudWatch Logs knows, 365 or more.
   * @default 365
   */
  readonly logGroupRetentionDays?: number;
}

/** The service control policies. */
export interface GuardrailsConfiguration {
  /**
   * Where the policies are attached: `root` for the organization's root, the id of an organizational unit
   * (`ou-ab12-11111111`), the id of a member account, or a reference to a state's output.
   */
  readonly targets: readonly Value[];
  /**
   * ARNs of the roles that the policies spare, each with its account id: `arn:aws:iam::111122223333:role/BreakGlass`.
   * @default - none: nobody is spared
   */
  readonly breakGlassRoles?: readonly string[];
}

/** The alarms. */
export interface AlarmsConfiguration {
  /** Who is told about every alarm of the organization. At least one: an alarm that nobody hears is no alarm. */
  readonly subscribers: readonly SubscriberConfiguration[];
}
