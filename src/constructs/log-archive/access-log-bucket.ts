import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { Construct } from "constructs";
import { bucketArn } from "../../names";
import { bucketPolicy } from "../../policy";
import { lifecycleRules } from "./lifecycle-rules";
import { PrivateBucket } from "./private-bucket";

/** Props of `AccessLogBucket`. */
export interface AccessLogBucketProps {
  /** Partition of the bucket, such as `aws`. */
  readonly partition: string;
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Name of the bucket whose access it records. */
  readonly sourceBucketName: string;
  /** Id of the account that owns both buckets. */
  readonly accountId: string;
  /** After how many days a record expires. */
  readonly expiryDays: number;
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

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const { partition, bucketName, sourceBucketName, accountId } = props;
    const arn = bucketArn({ partition, bucketName });

    this.bucket = new PrivateBucket(this, "Bucket", {
      bucketName,
      policy: bucketPolicy([
        {
          Sid: "S3ServerAccessLogs",
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${arn}/*`,
          Condition: {
            ArnLike: { "aws:SourceArn": bucketArn({ partition, bucketName: sourceBucketName }) },
            StringEquals: { "aws:SourceAccount": accountId },
          },
        },
        {
          Sid: "DenyInsecureTransport",
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: "s3:*",
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });

    const bucket = this.bucket.resource.bucket;
    new S3BucketServerSideEncryptionConfigurationA(this, "Encryption", {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    new S3BucketLifecycleConfiguration(this, "Lifecycle", {
      ...lifecycleRules({ expiryDays: props.expiryDays }),
      bucket,
      dependsOn: [this.bucket.versioning],
    });
  }
}
