import { loadOrganization } from "../../src/config";
import type { Organization } from "../../src/config";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const example = loadOrganization("config/organization.yaml");
const HOME = "eu-central-1:111111111111";
const KEY_ID = "1f1f1f1f-1f1f-4f1f-9f1f-1f1f1f1f1f1f";
const [LOGS, ACCESS_LOGS] = [example.logArchive.bucketName, example.logArchive.accessLogBucketName];
const ALL = [
  ...["versioning", "encryption", "publicAccessBlock", "policy", "lifecycle", "ownershipControls"],
  ...["objectLock", "logging"],
] as NonNullable<NonNullable<Organization["adopt"]["logBucket"]>["configurations"]>;

const synthesize = (changes: Partial<Organization>, name: string) =>
  synthesizeOrganization({ ...example, ...changes }, `${folder}/${name}`);

interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

/** The import blocks of a stack as `address without its hash: id`. */
function imports(synthesized: ReturnType<typeof synthesize>, stack: string): string[] {
  const { json } = synthesized.template(stack);
  const blocks = (json.import ?? []) as ImportBlock[];
  const addresses = synthesized.template(stack).addresses();
  expect(blocks.filter(({ to }) => !addresses.includes(to))).toEqual([]);
  return blocks.map(({ to, id }) => `${to.replace(/_[0-9A-F]{8}$/, "")}: ${id}`);
}

describe("everything that can be taken over", () => {
  const synthesized = synthesize(
    {
      trail: { ...example.trail, deliveryNotifications: true },
      guardrails: { ...example.guardrails, targets: ["root", "ou-ab12-11111111"] },
      adopt: {
        trail: `arn:aws:cloudtrail:${HOME}:trail/organization-trail`,
        logBucket: { name: LOGS, configurations: ALL },
        accessLogBucket: { name: ACCESS_LOGS, configurations: ALL.slice(0, 6) },
        logKey: { arn: `arn:aws:kms:eu-central-1:222222222222:key/${KEY_ID}`, alias: true },
        logGroup: "cloudtrail/organization-trail",
        cloudWatchLogsRole: { name: "organization-trail-cloudwatch-logs", policy: true },
        deliveryTopic: `arn:aws:sns:${HOME}:organization-trail-deliveries`,
        alarmTopic: `arn:aws:sns:${HOME}:organization-trail-alarms`,
        serviceControlPolicies: [{ id: "p-examplepolicy1", targets: ["root", "ou-ab12-11111111"] }],
        resourceControlPolicy: { id: "p-examplepolicy2", attached: true },
      },
    },
    "everything",
  );

  it("of the log archive account becomes imports of its stack, by the ids that the provider wants", () => {
    expect(imports(synthesized, "log-archive")).toEqual([
      `aws_kms_key.LogArchive_Key: ${KEY_ID}`,
      "aws_kms_alias.LogArchive_Key_Alias: alias/organization-trail/log-archive",
      `aws_s3_bucket.LogArchive_Logs_Bucket: ${LOGS}`,
      `aws_s3_bucket_versioning.LogArchive_Logs_Bucket_Versioning: ${LOGS}`,
      `aws_s3_bucket_server_side_encryption_configuration.LogArchive_Logs_Encryption: ${LOGS}`,
      `aws_s3_bucket_public_access_block.LogArchive_Logs_Bucket_PublicAccessBlock: ${LOGS}`,
      `aws_s3_bucket_policy.LogArchive_Logs_Bucket_Policy: ${LOGS}`,
      `aws_s3_bucket_lifecycle_configuration.LogArchive_Logs_Lifecycle: ${LOGS}`,
      `aws_s3_bucket_ownership_controls.LogArchive_Logs_Bucket_OwnershipControls: ${LOGS}`,
      `aws_s3_bucket_object_lock_configuration.LogArchive_Logs_ObjectLock: ${LOGS}`,
      `aws_s3_bucket_logging.LogArchive_Logs_Logging: ${LOGS}`,
      `aws_s3_bucket.LogArchive_AccessLogs_Bucket: ${ACCESS_LOGS}`,
      `aws_s3_bucket_versioning.LogArchive_AccessLogs_Bucket_Versioning: ${ACCESS_LOGS}`,
      `aws_s3_bucket_server_side_encryption_configuration.LogArchive_AccessLogs_Encryption: ${ACCESS_LOGS}`,
      `aws_s3_bucket_public_access_block.LogArchive_AccessLogs_Bucket_PublicAccessBlock: ${ACCESS_LOGS}`,
      `aws_s3_bucket_policy.LogArchive_AccessLogs_Bucket_Policy: ${ACCESS_LOGS}`,
      `aws_s3_bucket_lifecycle_configuration.LogArchive_AccessLogs_Lifecycle: ${ACCESS_LOGS}`,
      `aws_s3_bucket_ownership_controls.LogArchive_AccessLogs_Bucket_OwnershipControls: ${ACCESS_LOGS}`,
    ]);
  });

  it("of the management account becomes imports of its stack, the root by its id in the landing zone's state", () => {
    expect(imports(synthesized, "management")).toEqual([
      `aws_cloudtrail.Trail: arn:aws:cloudtrail:${HOME}:trail/organization-trail`,
      "aws_cloudwatch_log_group.Trail_LogGroup: cloudtrail/organization-trail",
      "aws_iam_role.Trail_LogGroup_Role: organization-trail-cloudwatch-logs",
      "aws_iam_role_policy.Trail_LogGroup_RolePolicy: organization-trail-cloudwatch-logs:write-log-streams",
      `aws_sns_topic.Trail_Deliveries: arn:aws:sns:${HOME}:organization-trail-deliveries`,
      `aws_sns_topic_policy.Trail_Deliveries_Policy: arn:aws:sns:${HOME}:organization-trail-deliveries`,
      `aws_sns_topic.Watch_Topic: arn:aws:sns:${HOME}:organization-trail-alarms`,
      `aws_sns_topic_policy.Watch_Topic_Policy: arn:aws:sns:${HOME}:organization-trail-alarms`,
      "aws_organizations_policy.Guardrails_Policy1: p-examplepolicy1",
      "aws_organizations_policy_attachment.Guardrails_Policy1_root: ${data.terraform_remote_state.existing-landing-zone.outputs.root_id}:p-examplepolicy1",
      "aws_organizations_policy_attachment.Guardrails_Policy1_ou-ab12-11111111: ou-ab12-11111111:p-examplepolicy1",
      "aws_organizations_policy.ResourceControlPolicy: p-examplepolicy2",
      "aws_organizations_policy_attachment.ResourceControlPolicy_Attachment: 222222222222:p-examplepolicy2",
    ]);
  });

  it("concerns no other stack", () => {
    const others = synthesized.stacks.filter((stack) => stack !== "log-archive" && stack !== "management");

    expect(others.filter((stack) => "import" in synthesized.template(stack).json)).toEqual([]);
  });
});

describe("what is not taken over", () => {
  it("is no import: without adopt no stack has any", () => {
    const synthesized = synthesize({}, "nothing");

    expect(synthesized.stacks.filter((stack) => "import" in synthesized.template(stack).json)).toEqual([]);
  });

  it("stays apart from what is: a bucket without its configurations, a key without its alias, a policy without targets", () => {
    const synthesized = synthesize(
      {
        adopt: {
          logBucket: { name: LOGS },
          logKey: { arn: `arn:aws:kms:eu-central-1:222222222222:key/${KEY_ID}` },
          cloudWatchLogsRole: { name: "organization-trail-cloudwatch-logs" },
          serviceControlPolicies: [{ id: "p-examplepolicy1" }],
          resourceControlPolicy: { id: "p-examplepolicy2" },
        },
      },
      "parts",
    );

    expect(imports(synthesized, "log-archive")).toEqual([
      `aws_kms_key.LogArchive_Key: ${KEY_ID}`,
      `aws_s3_bucket.LogArchive_Logs_Bucket: ${LOGS}`,
    ]);
    expect(imports(synthesized, "management")).toEqual([
      "aws_iam_role.Trail_LogGroup_Role: organization-trail-cloudwatch-logs",
      "aws_organizations_policy.Guardrails_Policy1: p-examplepolicy1",
      "aws_organizations_policy.ResourceControlPolicy: p-examplepolicy2",
    ]);
  });

  it("refuses more policies than the guardrails fill", () => {
    const serviceControlPolicies = [{ id: "p-examplepolicy1" }, { id: "p-examplepolicy2" }];

    expect(() => synthesize({ adopt: { serviceControlPolicies } }, "too-many")).toThrow(
      [
        "management/Guardrails has 1 problem:",
        "  adopt.serviceControlPolicies[1] is one policy more than the guardrails fill, which is 1: it would have no content",
        "    write: fewer policies: the others may stay attached",
      ].join("\n"),
    );
  });
});

describe("names of what exists", () => {
  it("reach the trail, its alarms and the guardrails", () => {
    const names = {
      logGroupName: "company/trail",
      cloudWatchLogsRoleName: "company-trail-to-logs",
      deliveryTopicName: "siem-feed",
      deliveryNotifications: true,
    };
    const synthesized = synthesize({ trail: { ...example.trail, ...names } }, "names");
    const management = synthesized.template("management").json.resource;
    const [logGroup] = Object.values<{ name: string }>(management.aws_cloudwatch_log_group);
    const topics = Object.values<{ name: string }>(management.aws_sns_topic).map(({ name }) => name);

    expect(logGroup!.name).toBe("company/trail");
    expect(Object.values(management.aws_iam_role)).toEqual([
      expect.objectContaining({ name: "company-trail-to-logs" }),
    ]);
    expect(topics.sort()).toEqual(["organization-trail-alarms", "siem-feed"]);
    expect(synthesized.text("management")).toContain(":log-group:company/trail");
    for (const stack of ["management", "alarms-network"]) {
      expect(synthesized.text(stack)).not.toContain("cloudtrail/organization-trail");
    }
  });
});
