import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { Construct } from "constructs";
import { accessLogBucketPolicy } from "./access-log-bucket-policy";
import type { AccessLogBucketPolicyProps } from "./access-log-bucket-policy";
import { lifecycleRules } from "./lifecycle-rules";
import type { LifecycleRulesProps } from "./lifecycle-rules";
import { PrivateBucket } from "./private-bucket";

/** Props of `AccessLogBucket`. */
export interface AccessLogBucketProps extends AccessLogBucketPolicyProps {
  /** When records expire. */
  readonly lifecycle: LifecycleRulesProps;
}

/**
 * The bucket that records who reads and writes the log bucket.
 *
 * It has no Object Lock and no KMS key on purpose: server access logging delivers to neither a locked bucket nor one
 * that is encrypted with SSE-KMS.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class AccessLogBucket extends Construct {
  /** The bucket with its policy; the log bucket's logging depends on the policy. */
  readonly bucket: PrivateBucket;
  /** The encryption that every new record gets. */
  readonly encryption: S3BucketServerSideEncryptionConfigurationA;
  /** When records expire. */
  readonly lifecycle: S3BucketLifecycleConfiguration;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);

    this.bucket = new PrivateBucket(this, "Bucket", {
      bucketName: props.bucketName,
      policy: accessLogBucketPolicy(props),
    });
    const bucket = this.bucket.resource.bucket;
    this.encryption = new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    this.lifecycle = new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      ...lifecycleRules(props.lifecycle),
      bucket,
      dependsOn: [this.bucket.versioning],
    });
  }
}
