import { bucketArn, logPrefixArns } from "../../../names";
import type { LogPrefixProps } from "../../../names";
import type { ResourcePolicyStatement } from "../../../policy";

/** What {@link allowTrail} needs: where the trail writes, and which one it is. */
export interface AllowTrailProps extends LogPrefixProps {
  /** ARN of the organization trail. */
  readonly trailArn: string;
}

/**
 * Lets this one trail ask for the bucket's ACL and write below its prefixes: what CreateTrail checks.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function allowTrail(props: AllowTrailProps): ResourcePolicyStatement[] {
  const prefixes = logPrefixArns(props);
  const cloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
  const sourceArn = { "aws:SourceArn": props.trailArn };

  const put = (Sid: string, prefix: string): ResourcePolicyStatement => ({
    Sid,
    ...cloudTrail,
    Action: "s3:PutObject",
    Resource: prefix,
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...sourceArn } },
  });

  return [
    {
      Sid: "AWSCloudTrailAclCheck20150319",
      ...cloudTrail,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn(props),
      Condition: { StringEquals: sourceArn },
    },
    put("AWSCloudTrailWrite20150319", prefixes.managementAccount),
    put("AWSCloudTrailOrganizationWrite20150319", prefixes.organization),
  ];
}
