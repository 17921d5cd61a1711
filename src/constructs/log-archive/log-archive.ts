import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ConstructError } from "../../errors";
import type { ExemptRoles } from "../../guardrails";
import { AccessLogBucket } from "./access-log-bucket";
import type { MinimumTlsVersion } from "./bucket-policy/deny-weak-transport";
import { logArchiveProblems } from "./log-archive-problems";
import { LogBucket } from "./log-bucket";
import { LogKey } from "./log-key";
import { compileRetention } from "./retention";
import type { LogRetention } from "./retention";

/** Props of `LogArchive`. */
export interface LogArchiveProps extends ExemptRoles {
  /** Partition of the account, such as `aws`. */
  readonly partition: string;
  /** Id of the log archive account: 12 digits. Known, not a token: a deployment role is looked for in this account. */
  readonly accountId: string;
  /** Id of the management account, which owns the trail: 12 digits. */
  readonly managementAccountId: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
  /** ARN of the organization trail. It need not exist yet: it follows from account, Region and name. */
  readonly trailArn: string;
  /** Name of the log bucket. Known, not a token: policies name the bucket before it exists. */
  readonly bucketName: string;
  /**
   * The trail's key prefix, without a slash at either end.
   * @default - none: keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;
  /** Name of the bucket that records access to the log bucket. */
  readonly accessLogBucketName: string;
  /** ARNs of the roles that may get and decrypt log files. They have to exist, and their own policies to allow it too. */
  readonly readerRoleArns: readonly string[];
  /** The oldest TLS version that readers may use. */
  readonly minimumTlsVersion: MinimumTlsVersion;
  /**
   * Whether to refuse log files that name another key than the log key. To be turned on once the trail exists: how
   * CreateTrail tries the bucket is not documented.
   */
  readonly denyOtherKeys: boolean;
  /** How long log files are locked and kept. */
  readonly retention: LogRetention;
}

/** The log archive: a locked, encrypted bucket for the organization trail, its key, and a record of who touches it. */
export class LogArchive extends Construct {
  /** Name of the log bucket. Taken from the bucket's policy, so whoever uses it comes after the policy. */
  readonly bucketName: string;
  /** ARN of the log bucket. */
  readonly bucketArn: string;
  /** ARN of the key that encrypts the log files. */
  readonly keyArn: string;
  /** Name of the bucket that records access to the log bucket. */
  readonly accessLogBucketName: string;
  /** The key that encrypts the log files. */
  readonly key: LogKey;
  /** The log bucket, with all that belongs to it. */
  readonly logs: LogBucket;
  /** The bucket that records access to the log bucket, with all that belongs to it. */
  readonly accessLogs: AccessLogBucket;
  /** What has to stand before the first log file arrives. */
  readonly safeguards: ITerraformDependable[];

  /**
   * @throws ConstructError if no deployment role is one of the log archive account, a role does not name its account, a
   * reader is not one role, or the retention has not either years or days.
   */
  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const problems = logArchiveProblems(props);
    if (problems.length > 0) {
      throw new ConstructError(this.node.path, problems);
    }

    const retention = compileRetention(props.retention);
    this.key = new LogKey(this, "Key", props);
    this.accessLogs = new AccessLogBucket(this, "AccessLogs", {
      ...props,
      bucketName: props.accessLogBucketName,
      sourceBucketName: props.bucketName,
      lifecycle: retention.accessLogs,
    });
    this.logs = new LogBucket(this, "Logs", {
      ...props,
      retention,
      keyArn: this.key.arn,
      accessLogBucket: this.accessLogs,
    });

    this.bucketName = this.logs.bucket.policy.bucket;
    this.bucketArn = this.logs.bucket.resource.arn;
    this.keyArn = this.key.arn;
    this.accessLogBucketName = this.accessLogs.bucket.resource.bucket;
    this.safeguards = this.logs.safeguards;
  }
}
