import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { loadOrganization } from "../../src/config";
import { DETECTIONS } from "../../src/detections";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { statement } from "../support/template";
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
const inAccountStacks = ["in-account-alarms-payments-production", "in-account-alarms-payments-production-us-east-1"];
const tamperWatchStacks = [
  "tamper-watch-log-archive-eu-central-1",
  "tamper-watch-log-archive-us-east-1",
  "tamper-watch-management-eu-central-1",
  "tamper-watch-management-us-east-1",
];

describe("the stacks of the example organization", () => {
  it("are the log archive, the management account, the alarms of every account, and what watches from EventBridge", () => {
    expect([...synthesized.stacks].sort()).toEqual([
      ...alarmStacks,
      ...inAccountStacks,
      "log-archive",
      "management",
      ...tamperWatchStacks,
    ]);
  });

  it("wait for the stacks whose outputs they read", () => {
    expect(synthesized.dependencies).toEqual({
      "log-archive": [],
      management: ["log-archive"],
      ...Object.fromEntries(
        [...alarmStacks, ...tamperWatchStacks, ...inAccountStacks].map((stack) => [stack, ["management"]]),
      ),
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
       "aws_cloudwatch_dashboard.Watch_Dashboard",
       "aws_cloudwatch_log_group.Trail_LogGroup",
       "aws_iam_role.Trail_LogGroup_Role",
       "aws_iam_role_policy.Trail_LogGroup_RolePolicy",
       "aws_kms_alias.Trail_LogGroup_Key_Alias",
       "aws_kms_alias.Watch_Key_Alias",
       "aws_kms_key.Trail_LogGroup_Key",
       "aws_kms_key.Watch_Key",
       "aws_organizations_policy.Guardrails_Policy1",
       "aws_organizations_policy.ResourceControlPolicy",
       "aws_organizations_policy_attachment.Guardrails_Policy1_root",
       "aws_organizations_policy_attachment.ResourceControlPolicy_Attachment",
       "aws_sns_topic.Watch_Topic",
       "aws_sns_topic_policy.Watch_Topic_Policy",
       "aws_sns_topic_subscription.Watch_Topic_emailsecurity-on-callexamplecom",
       "aws_sns_topic_subscription.Watch_Topic_emailsecurityexamplecom",
     ]
    `);
    const [alarms, others] = partition(names("alarms-payments-production"), (address) => address.includes("_alarm."));
    expect(alarms).toEqual(DETECTIONS.map(({ id }) => `aws_cloudwatch_metric_alarm.Alarms_Detections["${id}"]`).sort());
    expect(others).toMatchInlineSnapshot(`
     [
       "aws_sns_topic.Alarms_Topic",
       "aws_sns_topic_policy.Alarms_Topic_Policy",
       "aws_sns_topic_subscription.Alarms_Topic_emailpayments-on-callexamplecom",
     ]
    `);
    expect(names("tamper-watch-management-us-east-1").filter((address) => !address.includes("_event_")))
      .toMatchInlineSnapshot(`
     [
       "aws_cloudwatch_metric_alarm.TamperWatch_UndeliveredAlarm",
       "aws_kms_alias.TamperWatch_Key_Alias",
       "aws_kms_key.TamperWatch_Key",
       "aws_sns_topic.TamperWatch_Topic",
       "aws_sns_topic_policy.TamperWatch_Topic_Policy",
       "aws_sns_topic_subscription.TamperWatch_Topic_emailsecurity-on-callexamplecom",
       "aws_sns_topic_subscription.TamperWatch_Topic_emailsecurityexamplecom",
       "aws_sqs_queue.TamperWatch_Undelivered",
       "aws_sqs_queue_policy.TamperWatch_Undelivered_Policy",
     ]
    `);
  });

  it("hand out the log bucket only once it is locked, encrypted, closed to the public and lets the trail in", () => {
    const outputs: Readonly<Record<string, { readonly depends_on?: readonly string[] }>> =
      synthesized.template("log-archive").json.output;

    for (const { depends_on } of Object.values(outputs)) {
      expect(depends_on?.map(withoutHash)).toEqual([
        "aws_s3_bucket_object_lock_configuration.LogArchive_Logs_ObjectLock",
        "aws_s3_bucket_server_side_encryption_configuration.LogArchive_Logs_Encryption",
        "aws_s3_bucket_policy.LogArchive_Logs_Bucket_Policy",
        "aws_s3_bucket_public_access_block.LogArchive_Logs_Bucket_PublicAccessBlock",
      ]);
    }
  });

  it("tell the organization's topic of what a tamper watch beside it could not deliver", () => {
    const others = (stack: string) =>
      synthesized.template(stack).only(CloudwatchMetricAlarm).alarm_actions.slice(1) as string[];
    const { policy } = synthesized.template("management").only(SnsTopicPolicy);

    expect(tamperWatchStacks.filter((stack) => others(stack).length > 0)).toEqual([
      "tamper-watch-management-eu-central-1",
    ]);
    expect(others("tamper-watch-management-eu-central-1")).toEqual([statement(policy, "AlarmsPublish").Resource]);
  });

  it("hold nothing of an emulator", () => {
    for (const stack of synthesized.stacks) {
      expect(synthesized.text(stack)).not.toMatch(/localhost|127\.0\.0\.1|moto|use_path_style|endpoints/);
    }
  });
});

function partition(addresses: string[], test: (address: string) => boolean): [string[], string[]] {
  return [addresses.filter(test), addresses.filter((address) => !test(address))];
}

/** The hash follows from the path, which the readable part already shows. */
function withoutHash(address: string): string {
  return address.replace(/_[0-9A-F]{8}(?=$|\[)/, "");
}
