import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { OrganizationTrail } from "../../src/constructs/organization-trail";
import type { OrganizationTrailProps } from "../../src/constructs/organization-trail";
import { parsePolicy, statement, Template } from "../support/template";

const TRAIL = "arn:aws:cloudtrail:eu-central-1:111111111111:trail/organization-trail";
const GROUP = "arn:aws:logs:eu-central-1:111111111111:log-group:cloudtrail/organization-trail";

const props: OrganizationTrailProps = {
  partition: "aws",
  region: "eu-central-1",
  accountId: "111111111111",
  trailName: "organization-trail",
  organizationId: "o-exampleorgid",
  bucketName: "example-logs",
  keyArn: "arn:aws:kms:eu-central-1:222222222222:key/example",
  insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
  logGroupRetentionDays: 365,
};

const template = Template.of((scope) => void new OrganizationTrail(scope, "Trail", props));

describe("the trail", () => {
  const trail = template.only(Cloudtrail);

  it("records every account and Region, is encrypted, and can be proven unaltered", () => {
    expect(trail).toMatchObject({
      name: "organization-trail",
      is_organization_trail: true,
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_logging: true,
      enable_log_file_validation: true,
      s3_bucket_name: "example-logs",
      kms_key_id: props.keyArn,
    });
  });

  it("records read and write management events by a selector with the name that scanners look for", () => {
    expect(trail.advanced_event_selector).toEqual([
      { name: "Management events selector", field_selector: [{ field: "eventCategory", equals: ["Management"] }] },
    ]);
    expect(trail).not.toHaveProperty("event_selector");
  });

  it("looks for unusual call rates and error rates", () => {
    expect(trail.insight_selector).toEqual([
      { insight_type: "ApiCallRateInsight" },
      { insight_type: "ApiErrorRateInsight" },
    ]);
  });

  it("sends its events to the log group, by the ARN with the log stream wildcard, once the role may write", () => {
    expect(trail.cloud_watch_logs_group_arn).toMatch(/^\$\{aws_cloudwatch_log_group\..+\.arn\}:\*$/);
    expect(template.target(trail.cloud_watch_logs_role_arn).type).toBe("aws_iam_role");
    expect(template.dependencies(trail)).toEqual(["aws_iam_role_policy"]);
  });
});

describe("the log group", () => {
  it("keeps the events for the days of the props and is encrypted with a key of its own", () => {
    const group = template.only(CloudwatchLogGroup);

    expect(group).toMatchObject({ name: "cloudtrail/organization-trail", retention_in_days: 365 });
    expect(template.target(group.kms_key_id)).toMatchObject({ type: "aws_kms_key", attribute: "arn" });
  });

  it("has a key that CloudWatch Logs uses for this log group only", () => {
    expect(statement(template.only(KmsKey).policy, "CloudWatchLogs")).toMatchObject({
      Principal: { Service: "logs.eu-central-1.amazonaws.com" },
      Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": GROUP } },
    });
  });
});

describe("the role of CloudTrail", () => {
  it("can be assumed by CloudTrail for this trail only", () => {
    expect(statement(template.only(IamRole).assume_role_policy, "CloudTrail")).toEqual({
      Sid: "CloudTrail",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceArn": TRAIL, "aws:SourceAccount": "111111111111" } },
    });
  });

  it("may create and write the log streams of the management account and of the organization, nothing else", () => {
    const streams = [
      `${GROUP}:log-stream:111111111111_CloudTrail_eu-central-1*`,
      `${GROUP}:log-stream:o-exampleorgid_*`,
    ];

    expect(parsePolicy(template.only(IamRolePolicy).policy).Statement).toEqual([
      {
        Sid: "AWSCloudTrailCreateLogStream20141101",
        Effect: "Allow",
        Action: "logs:CreateLogStream",
        Resource: streams,
      },
      { Sid: "AWSCloudTrailPutLogEvents20141101", Effect: "Allow", Action: "logs:PutLogEvents", Resource: streams },
    ]);
  });
});
