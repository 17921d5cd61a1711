import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AccessLogBucket } from "./access-log-bucket";
import { lifecycleRules } from "./lifecycle-rules";
import { logBucketPolicy } from "./log-bucket-policy";
import type { LogBucketPolicyProps } from "./log-bucket-policy";
import { PrivateBucket } from "./private-bucket";
import type { CompiledRetention } from "./retention";

/** Props of `LogBucket`. */
export interface LogBucketProps extends LogBucketPolicyProps {
  /** How long log files are locked and kept. */
  readonly retention: CompiledRetention;
  /** The bucket that records access to this one. */
  readonly accessLogBucket: AccessLogBucket;
}

/** The bucket that the organization trail writes to, where nobody deletes a log file before its time. */
export class LogBucket extends Construct {
  /** The bucket with its policy. */
  readonly bucket: PrivateBucket;
  /** The lock that every new log file gets. */
  readonly objectLock: S3BucketObjectLockConfigurationA;
  /** The encryption that every new log file gets. */
  readonly encryption: S3BucketServerSideEncryptionConfigurationA;
  /** When log files move and expire. */
  readonly lifecycle: S3BucketLifecycleConfiguration;
  /** The record of access. */
  readonly logging: S3BucketLoggingA;
  /** What has to stand before the first log file arrives. */
  readonly safeguards: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const { retention, accessLogBucket } = props;

    this.bucket = new PrivateBucket(this, "Bucket", { bucketName: props.bucketName, policy: logBucketPolicy(props) });
    const bucket = this.bucket.resource.bucket;

    // Not the bucket's own `object_lock_enabled`: changing that argument replaces the bucket with all its logs
    // (hashicorp/terraform-provider-aws#36529). This resource locks new and existing buckets alike.
    this.objectLock = new S3BucketObjectLockConfigurationA(this, "ObjectLock", {
      bucket,
      objectLockEnabled: "Enabled",
      rule: { defaultRetention: retention.lock },
      dependsOn: [this.bucket.versioning],
    });
    this.encryption = new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: props.keyArn },
          bucketKeyEnabled: true,
        },
      ],
    });
    this.lifecycle = new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      ...lifecycleRules(retention.logFiles),
      bucket,
      dependsOn: [this.bucket.versioning],
    });
    this.logging = new S3BucketLoggingA(this, "Logging", {
      bucket,
      targetBucket: accessLogBucket.bucket.resource.bucket,
      targetPrefix: `${props.bucketName}/`,
      dependsOn: [accessLogBucket.bucket.policy],
    });

    this.safeguards = [this.objectLock, this.encryption, this.bucket.policy, this.bucket.publicAccessBlock];
  }
}
