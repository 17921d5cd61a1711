import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AccessLogBucket } from "./access-log-bucket";
import { LogBucket } from "./log-bucket";
import { LogKey } from "./log-key";
import { expiryDays } from "./retention";
import type { LogRetention } from "./retention";

/** Props of `LogArchive`. */
export interface LogArchiveProps {
  /** Partition of the account, such as `aws`. */
  readonly partition: string;
  /** Id of the log archive account: 12 digits. */
  readonly accountId: string;
  /** Id of the management account, which owns the trail: 12 digits. */
  readonly managementAccountId: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
  /** ARN of the organization trail. It need not exist yet: it follows from account, Region and name. */
  readonly trailArn: string;
  /** Name of the log bucket. Known, not a token: policies name the bucket before it exists. */
  readonly bucketName: string;
  /** Name of the bucket that records access to the log bucket. */
  readonly accessLogBucketName: string;
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
  /** What has to stand before the first log file arrives. */
  readonly safeguards: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);

    const key = new LogKey(this, "Key", props);
    const accessLogBucket = new AccessLogBucket(this, "AccessLogs", {
      partition: props.partition,
      bucketName: props.accessLogBucketName,
      sourceBucketName: props.bucketName,
      accountId: props.accountId,
      expiryDays: expiryDays(props.retention),
    });
    const logs = new LogBucket(this, "Logs", { ...props, keyArn: key.arn, accessLogBucket });

    this.bucketName = logs.bucket.policy.bucket;
    this.bucketArn = logs.bucket.resource.arn;
    this.keyArn = key.arn;
    this.accessLogBucketName = accessLogBucket.bucket.resource.bucket;
    this.safeguards = logs.safeguards;
  }
}
