import { judgeUpdate } from "./plan-builder";

type Values = Readonly<Record<string, unknown>>;
type Case = [title: string, type: string, before: Values, after: Values, refusals: string[]];

const VERSIONING = "aws_s3_bucket_versioning";
const versioning = (status: string, mfa_delete?: string) => ({ versioning_configuration: [{ status, mfa_delete }] });
const oldVersioning = (enabled: boolean, mfa_delete = false) => ({ versioning: [{ enabled, mfa_delete }] });

const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";
const encryption = (sse_algorithm: string, kms_master_key_id: string | null = null, more: Values = {}) => ({
  rule: [{ ...more, apply_server_side_encryption_by_default: [{ sse_algorithm, kms_master_key_id }] }],
});
const oldEncryption = (algorithm: string, key: string | null = null) => ({
  server_side_encryption_configuration: [encryption(algorithm, key)],
});

const BLOCK = "aws_s3_bucket_public_access_block";
const block = (more: Values = {}) => ({
  ...{ block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
  ...more,
});

const CONTROLS = "aws_s3_bucket_ownership_controls";
const controls = (object_ownership: string) => ({ rule: [{ object_ownership }] });

const REPLICATION = "aws_s3_bucket_replication_configuration";
const copy = (bucket: string, more: Values = {}) => ({
  ...{ id: "a", priority: 1, status: "Enabled", filter: [{ prefix: "" }], destination: [{ bucket }] },
  ...more,
});

function judgeAll(cases: readonly Case[]) {
  it.each(cases)("%s", (_title, type, before, after, refusals) => {
    expect(judgeUpdate(type, before, after)).toEqual(refusals);
  });
}

describe("versions of a bucket", () => {
  const suspended = "versioning-suspended: keeps no versions of what is overwritten or deleted";
  const deletable = "versioning-suspended: lets versions be deleted without a second factor";
  judgeAll([
    ["may be switched on", VERSIONING, versioning("Suspended"), versioning("Enabled", "Enabled"), []],
    ["may stay on", VERSIONING, versioning("Enabled"), versioning("Enabled"), []],
    ["may be said to be off", VERSIONING, {}, versioning("Disabled", "Disabled"), []],
    ["may be said to be off by the bucket", "aws_s3_bucket", {}, oldVersioning(false), []],
    ["may stay off", VERSIONING, versioning("Suspended"), versioning("Suspended"), []],
    [
      "may not be suspended",
      VERSIONING,
      versioning("Enabled"),
      versioning("Suspended"),
      [`${suspended} (Enabled → Suspended)`],
    ],
    ["may not be left out", VERSIONING, versioning("Enabled"), {}, [`${suspended} (Enabled → nothing)`]],
    [
      "may not be deleted more easily",
      VERSIONING,
      versioning("Enabled", "Enabled"),
      versioning("Enabled", "Disabled"),
      [`${deletable} (Enabled → Disabled)`],
    ],
    [
      "may not be suspended by the bucket's own resource",
      "aws_s3_bucket",
      oldVersioning(true, true),
      oldVersioning(false),
      [`${suspended} (true → false)`, `${deletable} (true → false)`],
    ],
  ]);
});

describe("encryption of a bucket", () => {
  const weaker = "encryption-weakened: encrypts new objects more weakly: sse_algorithm";
  const another = "encryption-weakened: encrypts new objects with another key: kms_master_key_id";
  judgeAll([
    ["may become stronger", ENCRYPTION, encryption("AES256"), encryption("aws:kms", "k"), []],
    ["may become strongest", ENCRYPTION, encryption("aws:kms", "k"), encryption("aws:kms:dsse", "k"), []],
    ["may be left out where it is the weakest", ENCRYPTION, encryption("AES256"), {}, []],
    [
      "may use a bucket key",
      ENCRYPTION,
      encryption("aws:kms", "k"),
      encryption("aws:kms", "k", { bucket_key_enabled: true }),
      [],
    ],
    [
      "may not become weaker",
      ENCRYPTION,
      encryption("aws:kms:dsse", "k"),
      encryption("aws:kms", "k"),
      [`${weaker} (aws:kms:dsse → aws:kms)`],
    ],
    [
      "may not go without a key",
      ENCRYPTION,
      encryption("aws:kms", "k"),
      encryption("AES256"),
      [`${weaker} (aws:kms → AES256)`, `${another} (k → nothing)`],
    ],
    [
      "may not take another key",
      ENCRYPTION,
      encryption("aws:kms", "k"),
      encryption("aws:kms", "l"),
      [`${another} (k → l)`],
    ],
    ["may not be left out", ENCRYPTION, encryption("aws:kms"), {}, [`${weaker} (aws:kms → nothing)`]],
    [
      "may not let writers bring keys",
      ENCRYPTION,
      encryption("aws:kms", "k", { blocked_encryption_types: ["SSE-C"] }),
      encryption("aws:kms", "k", { blocked_encryption_types: ["NONE"] }),
      ['encryption-weakened: lets writers bring keys of their own (["SSE-C"] → ["NONE"])'],
    ],
    [
      "may not become weaker by the bucket's own resource",
      "aws_s3_bucket",
      oldEncryption("aws:kms"),
      oldEncryption("AES256"),
      [`${weaker} (aws:kms → AES256)`],
    ],
  ]);

  it("may not be known only after apply", () => {
    const unknown = { rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: true }] }] };

    expect(judgeUpdate(ENCRYPTION, encryption("aws:kms", "k"), encryption("aws:kms"), unknown)).toEqual([
      "encryption-weakened: rule.0.apply_server_side_encryption_by_default.0.kms_master_key_id cannot be judged before apply (k → (known after apply))",
    ]);
    expect(judgeUpdate(ENCRYPTION, encryption("AES256"), encryption("aws:kms"), unknown)).toEqual([]);
  });
});

describe.each([
  ["aws_cloudwatch_log_group", "kms_key_id"],
  ["aws_sns_topic", "kms_master_key_id"],
  ["aws_sqs_queue", "kms_master_key_id"],
])("encryption of %s", (type, path) => {
  it("may get a key, and neither lose nor change it", () => {
    const refused = (after: string) => [
      `encryption-weakened: encrypts with another key or none: ${path} (k → ${after})`,
    ];

    expect(judgeUpdate(type, { [path]: null }, { [path]: "k" })).toEqual([]);
    expect(judgeUpdate(type, { [path]: "k" }, { [path]: "k" })).toEqual([]);
    expect(judgeUpdate(type, { [path]: "k" }, { [path]: "l" })).toEqual(refused("l"));
    expect(judgeUpdate(type, { [path]: "k" }, { [path]: "" })).toEqual(refused("nothing"));
  });
});

describe("encryption of a queue by its own key", () => {
  const own = (sqs_managed_sse_enabled: boolean, kms_master_key_id = "") => ({
    sqs_managed_sse_enabled,
    kms_master_key_id,
  });
  judgeAll([
    ["may become one by a key of KMS", "aws_sqs_queue", own(true), own(false, "k"), []],
    ["may be said to be off", "aws_sqs_queue", {}, own(false), []],
    ["may be switched on", "aws_sqs_queue", own(false), own(true), []],
    [
      "may not be switched off",
      "aws_sqs_queue",
      own(true),
      own(false),
      ["encryption-weakened: encrypts no longer: sqs_managed_sse_enabled (true → false)"],
    ],
  ]);
});

describe.each([BLOCK, "aws_s3_account_public_access_block"])("%s", (type) => {
  it.each(Object.keys(block()))("keeps %s", (path) => {
    const opened = block({ [path]: false });

    expect(judgeUpdate(type, block(), opened)).toEqual([
      `public-access-opened: lets the public in: ${path} (true → false)`,
    ]);
    expect(judgeUpdate(type, opened, block())).toEqual([]);
    expect(judgeUpdate(type, opened, opened)).toEqual([]);
    expect(judgeUpdate(type, block(), block({ [path]: null }))).toHaveLength(1);
    expect(judgeUpdate(type, block(), block(), { [path]: true })).toHaveLength(1);
  });
});

describe("access control lists", () => {
  const others = "access-lists-opened: lets others in: acl";
  judgeAll([
    ["may stop counting", CONTROLS, controls("ObjectWriter"), controls("BucketOwnerEnforced"), []],
    [
      "may not count again",
      CONTROLS,
      controls("BucketOwnerEnforced"),
      controls("BucketOwnerPreferred"),
      [
        "access-lists-opened: makes access control lists count: object_ownership (BucketOwnerEnforced → BucketOwnerPreferred)",
      ],
    ],
    ["may become private", "aws_s3_bucket_acl", { acl: "public-read" }, { acl: "private" }, []],
    ["may stay what they are", "aws_s3_bucket_acl", { acl: "log-delivery-write" }, { acl: "log-delivery-write" }, []],
    ["may stay none", "aws_s3_bucket", { acl: null }, { acl: "" }, []],
    [
      "may not let in others",
      "aws_s3_bucket_acl",
      { acl: "private" },
      { acl: "public-read" },
      [`${others} (private → public-read)`],
    ],
    [
      "may not let in others by the bucket",
      "aws_s3_bucket",
      { acl: "private" },
      { acl: "log-delivery-write" },
      [`${others} (private → log-delivery-write)`],
    ],
    [
      "may not change one by one",
      "aws_s3_bucket_acl",
      { access_control_policy: [{ grant: [] }] },
      { access_control_policy: [{ grant: [{ permission: "READ" }] }] },
      ['access-lists-opened: may let others in: access_control_policy ([{}] → [{"grant":[{"permission":"READ"}]}])'],
    ],
    [
      "may not become a list of grants",
      "aws_s3_bucket_acl",
      { acl: "private", access_control_policy: [] },
      { acl: "", access_control_policy: [{ grant: [{ permission: "READ" }] }] },
      [`${others} (private → nothing)`],
    ],
  ]);
});

describe("access logs", () => {
  const elsewhere = "access-logging-off: records access in another bucket or none: target_bucket";
  judgeAll([
    ["may be switched on", "aws_s3_bucket_logging", {}, { target_bucket: "a" }, []],
    [
      "may get another prefix",
      "aws_s3_bucket_logging",
      { target_bucket: "a", target_prefix: "b" },
      { target_bucket: "a" },
      [],
    ],
    [
      "may not go elsewhere",
      "aws_s3_bucket_logging",
      { target_bucket: "a" },
      { target_bucket: "b" },
      [`${elsewhere} (a → b)`],
    ],
    [
      "may not end",
      "aws_s3_bucket",
      { logging: [{ target_bucket: "a" }] },
      { logging: [] },
      [`${elsewhere} (a → nothing)`],
    ],
  ]);
});

describe("replication", () => {
  const refused = expect.stringMatching(
    /^replication-stopped: copies fewer log files, or elsewhere: rule \(/,
  ) as string;
  judgeAll([
    ["may copy to another bucket as well", REPLICATION, { rule: [copy("a")] }, { rule: [copy("b"), copy("a")] }, []],
    ["may have other names", REPLICATION, { rule: [copy("a")] }, { rule: [copy("a", { id: "b", priority: 2 })] }, []],
    ["may lose what was disabled", REPLICATION, { rule: [copy("a", { status: "Disabled" })] }, { rule: [] }, []],
    [
      "may not be disabled",
      REPLICATION,
      { rule: [copy("a")] },
      { rule: [copy("a", { status: "Disabled" })] },
      [refused],
    ],
    ["may not copy to one of two", REPLICATION, { rule: [copy("a"), copy("b")] }, { rule: [copy("b")] }, [refused]],
    ["may not copy to another bucket", REPLICATION, { rule: [copy("a")] }, { rule: [copy("b")] }, [refused]],
    [
      "may not copy less",
      REPLICATION,
      { rule: [copy("a")] },
      { rule: [copy("a", { filter: [{ prefix: "b" }] })] },
      [refused],
    ],
  ]);
});

describe("a key", () => {
  const KEY = "aws_kms_key";
  const rotation = (enable_key_rotation: boolean, rotation_period_in_days: number | null = null) => ({
    enable_key_rotation,
    rotation_period_in_days,
  });
  const seldom = "key-rotation-off: rotates the key less often: rotation_period_in_days";
  const shorter = "key-deletion-window-shortened: shortens the window: deletion_window_in_days";
  judgeAll([
    ["may be enabled", KEY, { is_enabled: false }, { is_enabled: true }, []],
    [
      "may not be disabled",
      KEY,
      { is_enabled: true },
      { is_enabled: false },
      ["key-disabled: disables the key: is_enabled (true → false)"],
    ],
    [
      "may not be disabled if it is a replica",
      "aws_kms_replica_key",
      { enabled: true },
      { enabled: false },
      ["key-disabled: disables the key: enabled (true → false)"],
    ],
    [
      "may not be disabled where it says nothing",
      KEY,
      {},
      { is_enabled: false },
      ["key-disabled: disables the key: is_enabled (nothing → false)"],
    ],
    [
      "may not be disabled if it is from elsewhere",
      "aws_kms_external_key",
      {},
      { enabled: false },
      ["key-disabled: disables the key: enabled (nothing → false)"],
    ],
    ["may be said not to be rotated", KEY, {}, rotation(false), []],
    [
      "may not get a shorter window if it is from elsewhere",
      "aws_kms_external_key",
      { deletion_window_in_days: 8 },
      { deletion_window_in_days: 7 },
      [`${shorter} (8 → 7)`],
    ],
    [
      "may not get a shorter window if it is a replica",
      "aws_kms_replica_key",
      { deletion_window_in_days: 8 },
      { deletion_window_in_days: 7 },
      [`${shorter} (8 → 7)`],
    ],
    ["may be rotated", KEY, rotation(false), rotation(true), []],
    ["may be rotated more often", KEY, rotation(true, 365), rotation(true, 90), []],
    ["may be rotated as often", KEY, rotation(true, 365), rotation(true), []],
    ["may be rotated as seldom", KEY, rotation(false, 90), rotation(false, 365), []],
    [
      "may not be rotated no longer",
      KEY,
      rotation(true, 90),
      rotation(false, 365),
      ["key-rotation-off: rotates the key no longer: enable_key_rotation (true → false)"],
    ],
    ["may not be rotated less often", KEY, rotation(true, 90), rotation(true, 91), [`${seldom} (90 → 91)`]],
    ["may not be rotated by default", KEY, rotation(true, 90), rotation(true), [`${seldom} (90 → nothing)`]],
    ["may get a longer window", KEY, { deletion_window_in_days: 7 }, { deletion_window_in_days: 8 }, []],
    ["may get the default window", KEY, { deletion_window_in_days: 7 }, {}, []],
    [
      "may be imported with the longest window",
      KEY,
      { deletion_window_in_days: null },
      { deletion_window_in_days: 30 },
      [],
    ],
    [
      "may not be imported with a shorter one",
      KEY,
      { deletion_window_in_days: null },
      { deletion_window_in_days: 29 },
      [`${shorter} (nothing → 29)`],
    ],
    [
      "may not get a shorter window",
      KEY,
      { deletion_window_in_days: 8 },
      { deletion_window_in_days: 7 },
      [`${shorter} (8 → 7)`],
    ],
  ]);
});
