import type { Value } from "./value";

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
  /**
   * ARNs of the roles that may read and decrypt log files, such as `arn:aws:iam::<account id>:role/Auditor`, or
   * references to a state's outputs.
   * @default - none
   */
  readonly readers?: readonly Value[];
  /**
   * Oldest version of TLS that the log bucket answers to, in quotes.
   * @default 1.2
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-object-tls-version
   */
  readonly minimumTlsVersion?: "1.2" | "1.3";
  /**
   * Whether the log bucket refuses objects that name another KMS key than its own. CloudTrail cannot create a trail
   * while this is on: turn it on once the trail exists.
   * @default false
   */
  readonly denyOtherKeys?: boolean;
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
   * After how many days log files move to cheaper storage: less than the days of the lock.
   * @default 90
   */
  readonly hotDays?: number;
  /**
   * Storage class of older log files: `GLACIER_IR`, `GLACIER` or `DEEP_ARCHIVE`. AWS charges for at least 90 days in
   * the first two and for 180 in the last.
   * @default GLACIER_IR
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
   */
  readonly archiveStorageClass?: "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE";
  /**
   * For how many days a log file that expired can still be brought back, from 1 to 36500.
   * @default 30
   */
  readonly noncurrentDays?: number;
  /**
   * How many days the record of who reads the log bucket is kept, from 1 to 36500.
   * @default - as many as a log file is locked
   */
  readonly accessLogDays?: number;
}
