import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { CloudtrailOrganizationDelegatedAdminAccount } from "@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { OrganizationTrail } from "../../src/constructs/organization-trail";
import type { OrganizationTrailProps } from "../../src/constructs/organization-trail";
import { ConstructError } from "../../src/errors";
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
  accessLogBucketName: "example-access-logs",
  keyArn: "arn:aws:kms:eu-central-1:222222222222:key/example",
  insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
  logGroupRetentionDays: 365,
};

const template = Template.of((scope) => void new OrganizationTrail(scope, "Trail", props));

/** A trail of the same props, with some more. */
const templateWith = (more: Partial<OrganizationTrailProps>) =>
  Template.of((scope) => void new OrganizationTrail(scope, "Trail", { ...props, ...more }));

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

  it("puts log files under a key prefix only where there is one", () => {
    expect(trail).not.toHaveProperty("s3_key_prefix");
    expect(templateWith({ keyPrefix: "audit" }).only(Cloudtrail)).toHaveProperty("s3_key_prefix", "audit");
  });

  it("records data events and network activity that are asked for, but never what its own deliveries touch", () => {
    const more = templateWith({
      excludeManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
      dataEvents: [
        { name: "Customer data", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws:s3:::customers/"] },
        { name: "Table writes", resourceType: "AWS::DynamoDB::Table", readOnly: false },
      ],
      networkActivity: [{ name: "KMS endpoints", eventSource: "kms.amazonaws.com" }],
    });

    expect(more.only(Cloudtrail).advanced_event_selector).toEqual([
      {
        name: "Management events selector",
        field_selector: [
          { field: "eventCategory", equals: ["Management"] },
          { field: "eventSource", not_equals: ["kms.amazonaws.com", "rdsdata.amazonaws.com"] },
        ],
      },
      {
        name: "Customer data",
        field_selector: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
          {
            field: "resources.ARN",
            starts_with: ["arn:aws:s3:::customers/"],
            not_starts_with: ["arn:aws:s3:::example-logs/", "arn:aws:s3:::example-access-logs/"],
          },
        ],
      },
      {
        name: "Table writes",
        field_selector: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
          { field: "readOnly", equals: ["false"] },
        ],
      },
      {
        name: "KMS endpoints",
        field_selector: [
          { field: "eventCategory", equals: ["NetworkActivity"] },
          { field: "eventSource", equals: ["kms.amazonaws.com"] },
        ],
      },
    ]);
  });

  it("names selectors as they are called, even where Terraform would look for a value", () => {
    const named = templateWith({
      dataEvents: [{ name: "Objects of ${team}", resourceType: "AWS::S3::Object" }],
      networkActivity: [{ name: "KMS at %{noon}", eventSource: "kms.amazonaws.com" }],
    });
    const names = named.only(Cloudtrail).advanced_event_selector.map(({ name }: { readonly name: string }) => name);

    expect(names).toEqual(["Management events selector", "Objects of $${team}", "KMS at %%{noon}"]);
  });

  it("refuses selectors that CloudTrail refuses, and says where the trail is", () => {
    const twice = { name: "Reads", resourceType: "AWS::Lambda::Function" };

    expect(() => templateWith({ dataEvents: [twice, twice] })).toThrow(
      new ConstructError("stack/Trail", [
        { where: 'selector "Reads"', what: "has the name of another selector", write: "a name of its own" },
      ]),
    );
  });
});

describe("the notifications of deliveries", () => {
  const notified = templateWith({
    deliveryNotifications: true,
    dataEvents: [{ name: "Messages", resourceType: "AWS::SNS::Topic" }],
  });
  const topic = notified.only(SnsTopic);
  const key = notified.target(topic.kms_master_key_id).attributes;

  it("are not sent unless they are asked for", () => {
    expect(template.only(Cloudtrail)).not.toHaveProperty("sns_topic_name");
    expect(template.every(SnsTopic)).toEqual([]);
  });

  it("go to a topic that the trail knows by name, once its policy lets CloudTrail in", () => {
    const trail = notified.only(Cloudtrail);

    expect(topic.name).toBe("organization-trail-deliveries");
    expect(notified.target(trail.sns_topic_name)).toEqual({
      type: "aws_sns_topic",
      attribute: "name",
      attributes: topic,
    });
    expect(notified.dependencies(trail)).toEqual(["aws_iam_role_policy", "aws_sns_topic_policy"]);
  });

  it("come from CloudTrail for this trail only, whatever IAM allows", () => {
    const { policy } = notified.only(SnsTopicPolicy);

    expect(statement(policy, "CloudTrailPublish")).toMatchObject({
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sns:Publish",
      Resource: "arn:aws:sns:eu-central-1:111111111111:organization-trail-deliveries",
      Condition: { StringEquals: { "aws:SourceArn": TRAIL } },
    });
    expect(statement(policy, "DenyPublishByPrincipals")).toMatchObject({
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "sns:Publish",
      Resource: "arn:aws:sns:eu-central-1:111111111111:organization-trail-deliveries",
      Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
    });
    expect(parsePolicy(policy).Statement).toHaveLength(2);
  });

  it("are encrypted with a key of their own, which CloudTrail uses for this trail only", () => {
    expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
    expect(statement(key.policy, "CloudTrailPublish")).toEqual({
      Sid: "CloudTrailPublish",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceArn": TRAIL } },
    });
    expect(notified.every(KmsAlias).map(({ name }) => name)).toContain("alias/organization-trail/deliveries");
  });

  it("are never recorded as data events, each of which would be told of again", () => {
    const [, messages] = notified.only(Cloudtrail).advanced_event_selector;
    const [excluded] = messages.field_selector.find(
      ({ field }: { field: string }) => field === "resources.ARN",
    ).not_starts_with;

    expect(notified.target(excluded)).toMatchObject({ type: "aws_sns_topic", attribute: "arn" });
  });
});

describe("the delegated administrator", () => {
  it("is registered with CloudTrail where there is one", () => {
    const delegated = templateWith({ delegatedAdministratorAccountId: "444444444444" });

    expect(delegated.only(CloudtrailOrganizationDelegatedAdminAccount)).toMatchObject({ account_id: "444444444444" });
    expect(template.every(CloudtrailOrganizationDelegatedAdminAccount)).toEqual([]);
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
