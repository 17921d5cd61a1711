import { loadOrganization } from "../../src/config";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const organization = loadOrganization("config/organization.yaml");
const synthesized = synthesizeOrganization(organization, `${folder}/cdktf.out`);
const alarmStacks = [
  "alarms-log-archive",
  "alarms-management",
  "alarms-network",
  "alarms-payments-production",
  "alarms-payments-staging",
  "alarms-security-tooling",
];

describe("the stacks of the example organization", () => {
  it("are the log archive, the management account, and the alarms of every account", () => {
    expect([...synthesized.stacks].sort()).toEqual([...alarmStacks, "log-archive", "management"]);
  });

  it("wait for the stacks whose outputs they read", () => {
    expect(synthesized.dependencies).toEqual({
      "log-archive": [],
      management: ["log-archive"],
      ...Object.fromEntries(alarmStacks.map((stack) => [stack, ["management"]])),
    });
  });

  it("synthesize the same bytes twice, wherever they are written", () => {
    const again = synthesizeOrganization(organization, `${folder}/again/cdktf.out`);
    const withoutStatePath = (text: string) => text.replaceAll(/"path": ".*"/g, '"path"');

    for (const stack of synthesized.stacks) {
      expect(withoutStatePath(again.text(stack))).toBe(withoutStatePath(synthesized.text(stack)));
    }
    expect(synthesizeOrganization(organization, `${folder}/cdktf.out`).text("management")).toBe(
      synthesized.text("management"),
    );
  });

  it("keep the addresses that states hold: a changed one replaces a resource", () => {
    const names = (stack: string) => synthesized.template(stack).addresses().map(withoutHash);

    expect(names("log-archive")).toMatchInlineSnapshot(`
     [
       "aws_kms_alias.LogArchive_Key_Alias",
       "aws_kms_key.LogArchive_Key",
       "aws_s3_bucket.LogArchive_AccessLogs_Bucket",
       "aws_s3_bucket.LogArchive_Logs_Bucket",
       "aws_s3_bucket_lifecycle_configuration.LogArchive_AccessLogs_Lifecycle",
       "aws_s3_bucket_lifecycle_configuration.LogArchive_Logs_Lifecycle",
       "aws_s3_bucket_logging.LogArchive_Logs_Logging",
       "aws_s3_bucket_object_lock_configuration.LogArchive_Logs_ObjectLock",
       "aws_s3_bucket_ownership_controls.LogArchive_AccessLogs_Bucket_OwnershipControls",
       "aws_s3_bucket_ownership_controls.LogArchive_Logs_Bucket_OwnershipControls",
       "aws_s3_bucket_policy.LogArchive_AccessLogs_Bucket_Policy",
       "aws_s3_bucket_policy.LogArchive_Logs_Bucket_Policy",
       "aws_s3_bucket_public_access_block.LogArchive_AccessLogs_Bucket_PublicAccessBlock",
       "aws_s3_bucket_public_access_block.LogArchive_Logs_Bucket_PublicAccessBlock",
       "aws_s3_bucket_server_side_encryption_configuration.LogArchive_AccessLogs_Encryption",
       "aws_s3_bucket_server_side_encryption_configuration.LogArchive_Logs_Encryption",
       "aws_s3_bucket_versioning.LogArchive_AccessLogs_Bucket_Versioning",
       "aws_s3_bucket_versioning.LogArchive_Logs_Bucket_Versioning",
     ]
    `);
    expect(names("management").filter((address) => !/metric_(filter|alarm)/.test(address))).toMatchInlineSnapshot(`
     [
       "aws_cloudtrail.Trail",
       "aws_cloudwatch_log_group.Trail_LogGroup",
       "aws_iam_role.Trail_LogGroup_Role",
       "aws_iam_role_policy.Trail_LogGroup_RolePolicy",
       "aws_kms_alias.AlarmKey_Alias",
       "aws_kms_alias.Trail_LogGroup_KeyAlias",
       "aws_kms_key.AlarmKey",
       "aws_kms_key.Trail_LogGroup_Key",
       "aws_organizations_policy.Guardrails_Policy1",
       "aws_organizations_policy_attachment.Guardrails_Policy1_root",
       "aws_sns_topic.AlarmTopic",
       "aws_sns_topic_policy.AlarmTopic_Policy",
       "aws_sns_topic_subscription.AlarmTopic_emailsecurityexamplecom",
     ]
    `);
    expect(names("alarms-payments-production")).toMatchInlineSnapshot(`
     [
       "aws_cloudwatch_metric_alarm.Alarms_cloudtrail-configuration-changes",
       "aws_cloudwatch_metric_alarm.Alarms_console-sign-in-without-mfa",
       "aws_cloudwatch_metric_alarm.Alarms_delegated-administrator-deregistered",
       "aws_cloudwatch_metric_alarm.Alarms_iam-policy-changes",
       "aws_cloudwatch_metric_alarm.Alarms_kms-key-disabled-or-scheduled-for-deletion",
       "aws_cloudwatch_metric_alarm.Alarms_root-usage",
       "aws_sns_topic.Alarms_Topic",
       "aws_sns_topic_policy.Alarms_Topic_Policy",
       "aws_sns_topic_subscription.Alarms_Topic_emailpayments-on-callexamplecom",
     ]
    `);
  });

  it("hold nothing of an emulator", () => {
    for (const stack of synthesized.stacks) {
      expect(synthesized.text(stack)).not.toMatch(/localhost|127\.0\.0\.1|moto|use_path_style|endpoints/);
    }
  });
});

/** The hash follows from the path, which the readable part already shows. */
function withoutHash(address: string): string {
  return address.replace(/_[0-9A-F]{8}$/, "");
}
