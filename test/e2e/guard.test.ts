import { createColors } from "picocolors";
import { runCommandLine } from "../../src/cli/command-line";
import type { Judgement } from "../../src/cli/guard/judgement";
import { temporaryFolder } from "../support/temporary-folder";
import type { Resources } from "./real-plans";
import { RealPlans } from "./real-plans";

jest.setTimeout(5 * 60 * 1000);

const topic = "arn:aws:sns:eu-central-1:222222222222:alarms";
const key = "arn:aws:kms:eu-central-1:222222222222:key/1f1f1f1f-1f1f-1f1f-1f1f-1f1f1f1f1f1f";
const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const tls = {
  ...{
    Sid: "Tls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
  },
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const write = {
  ...{ Sid: "Write", Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "s3:PutObject" },
  Resource: "arn:aws:s3:::logs/*",
};
const spare = (...roles: string[]) => ({
  ...{
    Sid: "ProtectTrails",
    Effect: "Deny",
    Action: ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"],
    Resource: "*",
  },
  Condition: { ArnNotLike: { "aws:PrincipalArn": roles.map((name) => `arn:aws:iam::222222222222:role/${name}`) } },
});
const trust = document({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: "cloudtrail.amazonaws.com" },
});
const deliver = (...Action: string[]) => document({ Effect: "Allow", Action, Resource: "*" });
const lock = (retention: object) => ({ bucket: "logs", rule: [{ default_retention: [retention] }] });
const lifecycle = (days: number) => ({
  ...{ bucket: "logs", transition_default_minimum_object_size: "all_storage_classes_128K" },
  rule: [{ id: "expire", status: "Enabled", filter: [{ prefix: "" }], expiration: [{ days }] }],
});
const encryption = (algorithm: string, kms_master_key_id?: string) => ({
  bucket: "logs",
  rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: algorithm, kms_master_key_id }] }],
});
const block = (open: object = {}) => ({
  ...{ bucket: "logs", block_public_acls: true, block_public_policy: true, ignore_public_acls: true },
  ...{ restrict_public_buckets: true, ...open },
});
const trail = {
  ...{ name: "trail", s3_bucket_name: "logs", kms_key_id: key, enable_log_file_validation: true },
  ...{ is_organization_trail: true, is_multi_region_trail: true },
  advanced_event_selector: [
    { name: "Management", field_selector: [{ field: "eventCategory", equals: ["Management"] }] },
  ],
};
const alarm = (more: object = {}) => ({
  ...{ alarm_name: "root", metric_name: "root", namespace: "Audit", statistic: "Sum", period: 300, threshold: 1 },
  ...{ evaluation_periods: 1, comparison_operator: "GreaterThanOrEqualToThreshold", alarm_actions: [topic] },
  ...{ treat_missing_data: "notBreaching", ...more },
});
const insights = {
  ...{ alarm_name: "every-account", comparison_operator: "GreaterThanThreshold", evaluation_periods: 1, threshold: 0 },
  ...{ alarm_actions: [topic], metric_query: [{ id: "q", expression: "SELECT 1", period: 300, return_data: true }] },
};
const filter = (pattern: string) => ({
  ...{ name: "root", log_group_name: "trail", pattern },
  metric_transformation: [{ name: "root", namespace: "Audit", value: "1" }],
});
const rule = (...names: string[]) => ({
  name: "watch",
  state: "ENABLED",
  event_pattern: JSON.stringify({ source: names }),
});

const subscription = { topic_arn: topic, protocol: "email", endpoint: "person@example.com" };

const standing: Resources = {
  aws_s3_bucket: { logs: { bucket: "logs", object_lock_enabled: true }, access: { bucket: "access" } },
  aws_s3_bucket_policy: { logs: { bucket: "logs", policy: document(tls, write) } },
  aws_s3_bucket_object_lock_configuration: { logs: lock({ mode: "GOVERNANCE", days: 365 }) },
  aws_s3_bucket_versioning: { logs: { bucket: "logs", versioning_configuration: [{ status: "Enabled" }] } },
  aws_s3_bucket_lifecycle_configuration: { logs: lifecycle(400) },
  aws_s3_bucket_server_side_encryption_configuration: { logs: encryption("aws:kms", key) },
  aws_s3_bucket_public_access_block: { logs: block() },
  aws_s3_bucket_ownership_controls: { logs: { bucket: "logs", rule: [{ object_ownership: "BucketOwnerEnforced" }] } },
  aws_s3_bucket_logging: { logs: { bucket: "logs", target_bucket: "access", target_prefix: "s3/" } },
  aws_cloudtrail: { trail },
  aws_kms_key: { key: { enable_key_rotation: true, deletion_window_in_days: 30, policy: document() } },
  aws_cloudwatch_log_group: { trail: { name: "trail", retention_in_days: 365, kms_key_id: key } },
  aws_cloudwatch_log_metric_filter: { root: filter("{ $.a = b }") },
  aws_cloudwatch_metric_alarm: { root: alarm(), insights },
  aws_cloudwatch_event_rule: { watch: rule("aws.s3", "aws.kms") },
  aws_cloudwatch_event_target: { watch: { rule: "watch", target_id: "topic", arn: topic } },
  aws_sns_topic: { alarms: { name: "alarms", kms_master_key_id: key } },
  aws_sns_topic_policy: { alarms: { arn: topic, policy: document() } },
  aws_sns_topic_subscription: { person: subscription },
  aws_sqs_queue: { lost: { name: "lost", message_retention_seconds: 1209600, kms_master_key_id: key } },
  aws_iam_role: { trail: { name: "trail", assume_role_policy: trust } },
  aws_iam_role_policy: { trail: { name: "deliver", role: "trail", policy: deliver("logs:PutLogEvents") } },
  aws_organizations_policy: { guardrails: { name: "guardrails", content: document(spare("BreakGlass")) } },
  aws_organizations_policy_attachment: { guardrails: { policy_id: "p-1", target_id: "r-1" } },
};

const plans = new RealPlans(temporaryFolder(), standing);

/** Judges a plan file as a person would, and tells `rule address`. */
async function dangers(plan: string): Promise<string[]> {
  const written = { stdout: "", stderr: "" };
  const exitCode = await runCommandLine(["guard", plan, "--json", "--terraform", plans.terraform], {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    colors: createColors(false),
  });
  expect(written.stderr).toBe("");
  const found = (JSON.parse(written.stdout) as Judgement).plans.flatMap((judged) => judged.dangers);
  expect(exitCode).toBe(found.length > 0 ? 20 : 0);
  return found.map(({ rule: id, address }) => `${id} ${address}`);
}

/** One resource otherwise, or gone. */
type Edit = readonly [type: string, name: string, values?: object];

/** The standing resources with some of them otherwise, gone or new. */
function edited(...edits: Edit[]): Resources {
  const resources = structuredClone(standing) as Record<string, Record<string, Record<string, unknown>>>;
  for (const [type, name, values] of edits) {
    if (values) {
      resources[type]![name] = values as Record<string, unknown>;
    } else {
      delete resources[type]![name];
    }
  }
  return Object.fromEntries(Object.entries(resources).filter(([, byName]) => Object.keys(byName).length > 0));
}

/** Types that have tags. */
const TAGGED = [
  ...["aws_s3_bucket", "aws_cloudtrail", "aws_kms_key", "aws_cloudwatch_log_group", "aws_cloudwatch_metric_alarm"],
  ...["aws_cloudwatch_event_rule", "aws_sns_topic", "aws_sqs_queue", "aws_iam_role", "aws_organizations_policy"],
];
const tag = (resources: Resources): Resources =>
  Object.fromEntries(
    Object.entries(resources).map(([type, byName]) => {
      const tags = TAGGED.includes(type) ? { tags: { team: "audit" } } : {};
      return [type, Object.fromEntries(Object.entries(byName).map(([name, values]) => [name, { ...values, ...tags }]))];
    }),
  );

const dataEvents = {
  name: "Data",
  field_selector: [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::S3::Object"] },
  ],
};

describe("a plan of the real Terraform", () => {
  it("passes when it creates everything", async () => {
    expect(await dangers(plans.creation)).toEqual([]);
  });

  it("passes when it tags, moves, tightens, lengthens and adds", async () => {
    const bySource = { ...write, Condition: { StringEquals: { "aws:SourceArn": "a" } } };
    const more = { ...spare("BreakGlass"), Sid: "More", Action: "iam:*" };
    const tightened = edited(
      ["aws_s3_bucket", "access"],
      ["aws_s3_bucket", "moved", { bucket: "access" }],
      ["aws_s3_bucket_policy", "logs", { bucket: "logs", policy: document({ ...tls, Sid: "Renamed" }, bySource) }],
      ["aws_s3_bucket_object_lock_configuration", "logs", lock({ mode: "COMPLIANCE", years: 7 })],
      ["aws_s3_bucket_lifecycle_configuration", "logs", lifecycle(401)],
      [
        "aws_cloudtrail",
        "trail",
        {
          ...trail,
          advanced_event_selector: [...trail.advanced_event_selector, dataEvents],
          insight_selector: [{ insight_type: "ApiCallRateInsight" }],
        },
      ],
      ["aws_cloudwatch_log_group", "trail", { name: "trail", retention_in_days: 0, kms_key_id: key }],
      ["aws_cloudwatch_log_metric_filter", "root", filter("{ ($.c = d) || ($.a = b) }")],
      ["aws_cloudwatch_metric_alarm", "root", alarm({ threshold: 0.5, alarm_actions: [topic, `${topic}-2`] })],
      ["aws_cloudwatch_metric_alarm", "more", alarm({ alarm_name: "more" })],
      ["aws_cloudwatch_event_rule", "watch", rule("aws.iam", "aws.kms", "aws.s3")],
      ["aws_organizations_policy", "guardrails", { name: "guardrails", content: document(spare("BreakGlass"), more) }],
    );
    const moved = [{ from: "aws_s3_bucket.access", to: "aws_s3_bucket.moved" }];

    expect(await dangers(plans.plan(tag(tightened), "tightened", { blocks: { moved } }))).toEqual([]);
  });

  it("is refused when it loosens, shortens, opens or silences", async () => {
    const opened = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
    const otherQuery = [{ id: "q", expression: "SELECT 2", period: 300, return_data: true }];
    const loosened = edited(
      ["aws_s3_bucket", "logs", { bucket: "logs", object_lock_enabled: true, force_destroy: true }],
      ["aws_s3_bucket_policy", "logs", { bucket: "logs", policy: document(write) }],
      ["aws_s3_bucket_object_lock_configuration", "logs", lock({ mode: "GOVERNANCE", days: 364 })],
      ["aws_s3_bucket_versioning", "logs", { bucket: "logs", versioning_configuration: [{ status: "Suspended" }] }],
      ["aws_s3_bucket_lifecycle_configuration", "logs", lifecycle(399)],
      ["aws_s3_bucket_server_side_encryption_configuration", "logs", encryption("AES256")],
      ["aws_s3_bucket_public_access_block", "logs", block({ block_public_policy: false })],
      ["aws_s3_bucket_ownership_controls", "logs", { bucket: "logs", rule: [{ object_ownership: "ObjectWriter" }] }],
      ["aws_s3_bucket_logging", "logs", { bucket: "logs", target_bucket: "elsewhere", target_prefix: "s3/" }],
      [
        "aws_cloudtrail",
        "trail",
        { name: "trail", s3_bucket_name: "elsewhere", enable_logging: false, advanced_event_selector: [dataEvents] },
      ],
      ["aws_kms_key", "key", { is_enabled: false, deletion_window_in_days: 7, policy: document(opened) }],
      ["aws_cloudwatch_log_group", "trail", { name: "trail", retention_in_days: 180 }],
      ["aws_cloudwatch_log_metric_filter", "root", filter("{ $.a = c }")],
      ["aws_cloudwatch_metric_alarm", "root", alarm({ actions_enabled: false, threshold: 2 })],
      ["aws_cloudwatch_metric_alarm", "insights", { ...insights, metric_query: otherQuery }],
      ["aws_cloudwatch_event_rule", "watch", { ...rule("aws.s3"), state: "DISABLED" }],
      ["aws_cloudwatch_event_target", "watch", { rule: "watch", target_id: "topic", arn: `${topic}-2` }],
      ["aws_sns_topic", "alarms", { name: "alarms" }],
      ["aws_sns_topic_policy", "alarms", { arn: topic, policy: document(opened) }],
      ["aws_sns_topic_subscription", "person", { ...subscription, filter_policy: '{"a":["b"]}' }],
      ["aws_sqs_queue", "lost", { name: "lost", message_retention_seconds: 60, kms_master_key_id: key }],
      ["aws_iam_role", "trail", { name: "trail", assume_role_policy: trust.replace("cloudtrail", "ec2") }],
      ["aws_iam_role_policy", "trail", { name: "deliver", role: "trail", policy: deliver("logs:*") }],
      [
        "aws_organizations_policy",
        "guardrails",
        { name: "guardrails", content: document(spare("BreakGlass", "Admin")) },
      ],
    );

    expect((await dangers(plans.plan(loosened, "loosened"))).sort()).toEqual(
      [
        "deletion-protection-off aws_s3_bucket.logs",
        "policy-opened aws_s3_bucket_policy.logs",
        "lock-loosened aws_s3_bucket_object_lock_configuration.logs",
        "versioning-suspended aws_s3_bucket_versioning.logs",
        "expiry-advanced aws_s3_bucket_lifecycle_configuration.logs",
        "encryption-weakened aws_s3_bucket_server_side_encryption_configuration.logs",
        "encryption-weakened aws_s3_bucket_server_side_encryption_configuration.logs",
        "public-access-opened aws_s3_bucket_public_access_block.logs",
        "access-lists-opened aws_s3_bucket_ownership_controls.logs",
        "access-logging-off aws_s3_bucket_logging.logs",
        "trail-stopped aws_cloudtrail.trail",
        "trail-narrowed aws_cloudtrail.trail",
        "trail-narrowed aws_cloudtrail.trail",
        "trail-records-less aws_cloudtrail.trail",
        "trail-diverted aws_cloudtrail.trail",
        "trail-key-changed aws_cloudtrail.trail",
        "trail-validation-off aws_cloudtrail.trail",
        "key-disabled aws_kms_key.key",
        "key-rotation-off aws_kms_key.key",
        "key-deletion-window-shortened aws_kms_key.key",
        "policy-opened aws_kms_key.key",
        "retention-shortened aws_cloudwatch_log_group.trail",
        "encryption-weakened aws_cloudwatch_log_group.trail",
        "metric-filter-narrowed aws_cloudwatch_log_metric_filter.root",
        "alarm-silenced aws_cloudwatch_metric_alarm.root",
        "alarm-weakened aws_cloudwatch_metric_alarm.root",
        "alarm-weakened aws_cloudwatch_metric_alarm.insights",
        "event-rule-narrowed aws_cloudwatch_event_rule.watch",
        "event-rule-narrowed aws_cloudwatch_event_rule.watch",
        "event-target-diverted aws_cloudwatch_event_target.watch",
        "encryption-weakened aws_sns_topic.alarms",
        "policy-opened aws_sns_topic_policy.alarms",
        "subscription-narrowed aws_sns_topic_subscription.person",
        "retention-shortened aws_sqs_queue.lost",
        "policy-opened aws_iam_role.trail",
        "service-shut-out aws_iam_role.trail",
        "policy-opened aws_iam_role_policy.trail",
        "policy-opened aws_organizations_policy.guardrails",
      ].sort(),
    );
  });

  it("is refused when it replaces, destroys and forgets", async () => {
    const policy = '${jsonencode({ Version = "2012-10-17", Statement = [], Id = aws_sns_topic.new.arn })}';
    const removed = [{ from: "aws_kms_key.key", lifecycle: [{ destroy: false }] }];
    const gone = edited(
      ["aws_s3_bucket", "logs", { bucket: "renamed", object_lock_enabled: true }],
      ["aws_cloudwatch_metric_alarm", "root", alarm({ alarm_name: "renamed" })],
      ["aws_cloudtrail", "trail"],
      ["aws_cloudwatch_metric_alarm", "insights"],
      ["aws_s3_bucket_lifecycle_configuration", "logs"],
      ["aws_kms_key", "key"],
      ["aws_s3_bucket_policy", "logs", { bucket: "logs", policy }],
      ["aws_sns_topic", "new", { name: "new" }],
    );

    expect((await dangers(plans.plan(gone, "gone", { blocks: { removed } }))).sort()).toEqual([
      // Known only after apply.
      "policy-opened aws_s3_bucket_policy.logs",
      "resource-destroyed aws_cloudtrail.trail",
      "resource-destroyed aws_cloudwatch_metric_alarm.insights",
      "resource-forgotten aws_kms_key.key",
      "resource-replaced aws_cloudwatch_metric_alarm.root",
      "resource-replaced aws_s3_bucket.logs",
    ]);
  });

  it("is refused when it destroys everything", async () => {
    const addresses = Object.entries(standing).flatMap(([type, byName]) =>
      Object.keys(byName).map((name) => `${type}.${name}`),
    );

    expect((await dangers(plans.plan(standing, "destruction", { words: ["-destroy"] }))).sort()).toEqual(
      addresses
        .filter((address) => address !== "aws_s3_bucket_lifecycle_configuration.logs")
        .map((address) => `resource-destroyed ${address}`)
        .sort(),
    );
  });
});
