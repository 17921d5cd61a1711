import type { ExemptRoles } from "../../guardrails";
import { bucketArn } from "../../names";
import { bucketPolicy } from "../../policy";
import type { BucketPolicyDocument } from "../../policy";
import { denyForgery } from "./bucket-policy/deny-forgery";
import { denyTampering } from "./bucket-policy/deny-tampering";
import { denyWeakTransport } from "./bucket-policy/deny-weak-transport";
import type { MinimumTlsVersion } from "./bucket-policy/deny-weak-transport";

/** What the access log bucket's policy is made from. */
export interface AccessLogBucketPolicyProps extends ExemptRoles {
  /** Partition of the bucket, such as `aws`. */
  readonly partition: string;
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Name of the bucket whose access it records. */
  readonly sourceBucketName: string;
  /** Id of the account that owns both buckets. */
  readonly accountId: string;
  /** The oldest TLS version that readers may use. */
  readonly minimumTlsVersion: MinimumTlsVersion;
}

/** S3 alone writes records, about the one source bucket; nobody deletes them, since no Object Lock would keep them. */
export function accessLogBucketPolicy(props: AccessLogBucketPolicyProps): BucketPolicyDocument {
  const { partition, sourceBucketName, accountId } = props;
  const arn = bucketArn(props);
  return bucketPolicy([
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
    ...denyWeakTransport(arn, props.minimumTlsVersion),
    ...denyForgery(arn),
    ...denyTampering(arn, props),
  ]);
}
