import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { LogArchive } from "../../src/constructs/log-archive";
import type { LogArchiveProps } from "../../src/constructs/log-archive";
import { Template } from "../support/template";

export const TRAIL = "arn:aws:cloudtrail:eu-central-1:111111111111:trail/organization-trail";
export const PIPELINE = "arn:aws:iam::222222222222:role/Pipeline";
export const BREAK_GLASS = "arn:aws:iam::222222222222:role/BreakGlass";
export const READER = "arn:aws:iam::333333333333:role/Investigator";

/** An archive with one pipeline, one break-glass role and one reader of another account. */
export const props: LogArchiveProps = {
  partition: "aws",
  accountId: "222222222222",
  managementAccountId: "111111111111",
  organizationId: "o-exampleorgid",
  trailArn: TRAIL,
  bucketName: "example-logs",
  accessLogBucketName: "example-access-logs",
  deploymentRoleArns: [PIPELINE],
  breakGlassRoleArns: [BREAK_GLASS],
  readerRoleArns: [READER],
  minimumTlsVersion: "1.2",
  denyOtherKeys: false,
  retention: {
    mode: "GOVERNANCE",
    years: 7,
    hotDays: 90,
    archiveStorageClass: "GLACIER_IR",
    noncurrentDays: 30,
    accessLogDays: 400,
  },
};

/** What an archive with these props synthesizes. */
export function archive(changes: Partial<LogArchiveProps> = {}): Template {
  return Template.of((scope) => void new LogArchive(scope, "LogArchive", { ...props, ...changes }));
}

/** The policy of the bucket with this name, as its attribute. */
export function bucketPolicyOf(template: Template, bucketName: string): string {
  return template.every(S3BucketPolicy).find(({ bucket }) => template.target(bucket).attributes.bucket === bucketName)!
    .policy as string;
}
