import { bucketArn, logPrefixArns } from "../../names";
import { bucketPolicy } from "../../policy";
import type { BucketPolicyDocument } from "../../policy";

/** What the log bucket's policy is made from. */
export interface LogBucketPolicyProps {
  /** Partition of the bucket, such as `aws`. */
  readonly partition: string;
  /** Name of the log bucket. */
  readonly bucketName: string;
  /** Id of the organization, such as `o-exampleorgid`. */
  readonly organizationId: string;
  /** Id of the management account, which owns the trail. */
  readonly managementAccountId: string;
  /** ARN of the organization trail. */
  readonly trailArn: string;
}

/**
 * Who may write to the log bucket: this trail, encrypted on the way, and nobody else.
 *
 * The first three statements are the ones that CreateTrail checks, both prefixes included.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function logBucketPolicy(props: LogBucketPolicyProps): BucketPolicyDocument {
  const { trailArn } = props;
  const bucket = bucketArn(props);
  const prefixes = logPrefixArns(props);

  const allowPut = (Sid: string, prefix: string) =>
    ({
      Sid,
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: prefix,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trailArn } },
    }) as const;

  return bucketPolicy([
    {
      Sid: "AWSCloudTrailAclCheck20150319",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: bucket,
      Condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    allowPut("AWSCloudTrailWrite20150319", prefixes.managementAccount),
    allowPut("AWSCloudTrailOrganizationWrite20150319", prefixes.organization),
    {
      Sid: "DenyInsecureTransport",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "s3:*",
      Resource: [bucket, `${bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}
