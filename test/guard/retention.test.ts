import { judgeUpdate } from "./plan-builder";

type Values = Readonly<Record<string, unknown>>;

const LOCK = "aws_s3_bucket_object_lock_configuration";
const retention = (mode: string, length: Values) => ({
  default_retention: [{ days: null, years: null, ...length, mode }],
});
const lock = (mode: string, length: Values) => ({ object_lock_enabled: "Enabled", rule: [retention(mode, length)] });

describe("a lock", () => {
  it.each<[string, [string, Values], [string, Values], string[]]>([
    ["to COMPLIANCE", ["GOVERNANCE", { days: 30 }], ["COMPLIANCE", { days: 30 }], []],
    ["to more days", ["COMPLIANCE", { days: 30 }], ["COMPLIANCE", { days: 31 }], []],
    ["to more years", ["GOVERNANCE", { years: 1 }], ["GOVERNANCE", { years: 2 }], []],
    ["to the same, with zeros", ["GOVERNANCE", { days: 30, years: 0 }], ["GOVERNANCE", { days: 30, years: 0 }], []],
    ["to as many days", ["GOVERNANCE", { years: 1 }], ["GOVERNANCE", { days: 366 }], []],
    ["to as many years", ["GOVERNANCE", { days: 365 }], ["GOVERNANCE", { years: 1 }], []],
    ["to fewer days", ["GOVERNANCE", { days: 30 }], ["GOVERNANCE", { days: 29 }], ["shorter"]],
    ["to fewer years", ["COMPLIANCE", { years: 7 }], ["COMPLIANCE", { years: 6 }], ["shorter"]],
    ["to days that may be fewer", ["GOVERNANCE", { years: 1 }], ["GOVERNANCE", { days: 365 }], ["shorter"]],
    ["to years that may be shorter", ["GOVERNANCE", { days: 366 }], ["GOVERNANCE", { years: 1 }], ["shorter"]],
    ["to GOVERNANCE", ["COMPLIANCE", { days: 30 }], ["GOVERNANCE", { days: 30 }], ["bypass"]],
    ["to GOVERNANCE, for longer", ["COMPLIANCE", { days: 30 }], ["GOVERNANCE", { days: 90 }], ["bypass"]],
    ["to GOVERNANCE, for fewer days", ["COMPLIANCE", { days: 30 }], ["GOVERNANCE", { days: 1 }], ["bypass", "shorter"]],
  ])("changes %s", (_title, before, after, refusals) => {
    const found = judgeUpdate(LOCK, lock(...before), lock(...after));
    const bucket = (mode: string, length: Values) => ({ object_lock_configuration: [lock(mode, length)] });

    expect(found).toHaveLength(refusals.length);
    refusals.forEach((part, index) => expect(found[index]).toContain(part));
    expect(judgeUpdate("aws_s3_bucket", bucket(...before), bucket(...after))).toEqual(found);
  });

  it("is told of before and after", () => {
    expect(judgeUpdate(LOCK, lock("COMPLIANCE", { years: 7 }), lock("GOVERNANCE", { years: 7 }))).toEqual([
      'lock-loosened: lets whoever may bypass governance mode delete new log files ([{"mode":"COMPLIANCE","years":7}] → [{"mode":"GOVERNANCE","years":7}])',
    ]);
  });

  it("may not be taken away, nor be known only after apply", () => {
    const before = lock("GOVERNANCE", { days: 30 });
    const found = '[{"days":30,"mode":"GOVERNANCE"}]';

    expect(judgeUpdate(LOCK, before, { rule: [] })).toEqual([
      `lock-loosened: locks new log files no longer (${found} → nothing)`,
    ]);
    for (const unknown of [{ rule: true }, { rule: [{ default_retention: [{ mode: false, days: true }] }] }]) {
      expect(judgeUpdate(LOCK, before, before, unknown)).toEqual([
        `lock-loosened: rule.0.default_retention cannot be judged before apply (${found} → (known after apply))`,
      ]);
    }
  });

  it("may be put on", () => {
    expect(judgeUpdate(LOCK, { rule: [] }, lock("GOVERNANCE", { days: 1 }))).toEqual([]);
    expect(judgeUpdate(LOCK, { rule: [] }, { rule: [] }, { rule: true })).toEqual([]);
  });
});

describe.each([
  ["aws_cloudwatch_log_group", "retention_in_days", true],
  ["aws_cloudwatch_event_archive", "retention_days", true],
  ["aws_cloudtrail_event_data_store", "retention_period", false],
  ["aws_sqs_queue", "message_retention_seconds", false],
])("the retention of %s", (type, path, zeroIsForEver) => {
  const change = (before: unknown, after: unknown, unknown = {}) =>
    judgeUpdate(type, { [path]: before }, { [path]: after }, unknown);
  const refused = (before: unknown, after: unknown) =>
    `retention-shortened: keeps them for a shorter time: ${path} (${before === null ? "nothing" : before} → ${after === null ? "nothing" : after})`;

  it("may become longer, not shorter", () => {
    expect(change(365, 366)).toEqual([]);
    expect(change(365, 365)).toEqual([]);
    expect(change(365, 364)).toEqual([refused(365, 364)]);
    expect(change(365, 365, { [path]: true })).toEqual([
      `retention-shortened: ${path} cannot be judged before apply (365 → (known after apply))`,
    ]);
  });

  it(zeroIsForEver ? "is longest at 0 and at nothing" : "is shortest at 0 and at nothing", () => {
    for (const zero of [0, null]) {
      expect(change(3653, zero)).toEqual(zeroIsForEver ? [] : [refused(3653, zero)]);
      expect(change(zero, 3653)).toEqual(zeroIsForEver ? [refused(zero, 3653)] : []);
    }
  });
});

const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration";
const rule = (values: Values, filter: Values = { prefix: "" }) => ({
  ...{ id: "expire", status: "Enabled", prefix: "", filter: [{ and: [], tag: [], ...filter }] },
  ...{ expiration: [], noncurrent_version_expiration: [], transition: [] },
  ...values,
});
const expire = (days: number) => ({ expiration: [{ date: null, days, expired_object_delete_marker: false }] });
const noncurrent = (noncurrent_days: number, newer_noncurrent_versions: number | null = null) => ({
  noncurrent_version_expiration: [{ noncurrent_days, newer_noncurrent_versions }],
});
const lifecycle = (before: unknown[], after: unknown[], unknown: unknown = {}) =>
  judgeUpdate(LIFECYCLE, { rule: before }, { rule: after }, unknown);

describe("lifecycle rules", () => {
  it.each<[string, unknown[], unknown[]]>([
    ["later", [rule(expire(400))], [rule(expire(401))]],
    ["not at all", [rule(expire(400))], []],
    ["by no rule that is enabled", [rule(expire(400))], [rule({ ...expire(1), status: "Disabled" })]],
    [
      "as before, in other rules",
      [rule(expire(400)), rule(noncurrent(30))],
      [rule({ ...expire(400), ...noncurrent(30) })],
    ],
    ["under another name", [rule(expire(400))], [rule({ ...expire(400), id: "other" })]],
    ["only below a prefix", [rule(expire(400))], [rule(expire(400), { prefix: "AWSLogs/" })]],
    ["only below a longer prefix", [rule(expire(9), { prefix: "a" })], [rule(expire(9), { prefix: "ab" })]],
    ["only with a tag", [rule(expire(9))], [rule(expire(9), { tag: [{ key: "a", value: "b" }] })]],
    [
      "only with another tag as well",
      [rule(expire(9), { tag: [{ key: "a", value: "b" }] })],
      [rule(expire(9), { and: [{ prefix: "", tags: { a: "b", c: "d" } }] })],
    ],
    ["only when larger", [rule(expire(9))], [rule(expire(9), { object_size_greater_than: "1" })]],
    ["only when smaller", [rule(expire(9))], [rule(expire(9), { and: [{ object_size_less_than: 9 }] })]],
    ["with more versions kept", [rule(noncurrent(30))], [rule(noncurrent(30, 3))]],
    [
      "on a later date",
      [rule({ expiration: [{ date: "2030-01-01T00:00:00Z" }] })],
      [rule({ expiration: [{ date: "2031-01-01T00:00:00Z" }] })],
    ],
    [
      "on the same date",
      [rule({ expiration: [{ date: "2030-01-01T00:00:00Z" }] })],
      [rule({ expiration: [{ date: "2030-01-01T00:00:00Z" }] })],
    ],
    [
      "from another storage class",
      [rule(expire(9))],
      [rule({ ...expire(9), transition: [{ days: 1, storage_class: "GLACIER" }] })],
    ],
    [
      "as delete markers without versions",
      [],
      [rule({ expiration: [{ days: 0, expired_object_delete_marker: true }] })],
    ],
    ["as uploads that never ended", [], [rule({ abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }] })]],
  ])("may let objects expire %s", (_title, before, after) => {
    expect(lifecycle(before, after)).toEqual([]);
  });

  it.each<[string, unknown[], unknown[], string]>([
    ["sooner", [rule(expire(400))], [rule(expire(399))], "objects"],
    ["for the first time", [], [rule(expire(3650))], "objects"],
    ["by a rule that is enabled", [rule({ ...expire(9), status: "Disabled" })], [rule(expire(9))], "objects"],
    ["without a prefix", [rule(expire(9), { prefix: "AWSLogs/" })], [rule(expire(9))], "objects"],
    ["without the older prefix", [rule({ ...expire(9), prefix: "a" })], [rule(expire(9))], "objects"],
    ["below a shorter prefix", [rule(expire(9), { prefix: "ab" })], [rule(expire(9), { prefix: "a" })], "objects"],
    ["below another prefix", [rule(expire(9), { prefix: "a" })], [rule(expire(9), { prefix: "b" })], "objects"],
    ["without a tag", [rule(expire(9), { tag: [{ key: "a", value: "b" }] })], [rule(expire(9))], "objects"],
    [
      "with another tag",
      [rule(expire(9), { tag: [{ key: "a", value: "b" }] })],
      [rule(expire(9), { tag: [{ key: "a", value: "c" }] })],
      "objects",
    ],
    [
      "when smaller",
      [rule(expire(9), { object_size_greater_than: 9 })],
      [rule(expire(9), { object_size_greater_than: 8 })],
      "objects",
    ],
    ["when larger", [rule(expire(9), { object_size_less_than: 9 })], [rule(expire(9))], "objects"],
    ["on a date", [rule(expire(400))], [rule({ expiration: [{ date: "2030-01-01T00:00:00Z" }] })], "objects"],
    [
      "on a sooner date",
      [rule({ expiration: [{ date: "2031-01-01T00:00:00Z" }] })],
      [rule({ expiration: [{ date: "2030-01-01T00:00:00Z" }] })],
      "objects",
    ],
    [
      "after days, not on a date",
      [rule({ expiration: [{ date: "2031-01-01T00:00:00Z" }] })],
      [rule(expire(9))],
      "objects",
    ],
    ["sooner when noncurrent", [rule(noncurrent(30))], [rule(noncurrent(29))], "noncurrent versions"],
    [
      "when noncurrent, for the first time",
      [rule(expire(9))],
      [rule({ ...expire(9), ...noncurrent(30) })],
      "noncurrent versions",
    ],
    ["with fewer versions kept", [rule(noncurrent(30, 3))], [rule(noncurrent(30, 2))], "noncurrent versions"],
  ])("may not let objects expire %s", (_title, before, after, what) => {
    expect(lifecycle(before, after)).toEqual([
      expect.stringContaining(`expiry-advanced: deletes ${what} sooner, or more of them, by rule "expire" (`),
    ]);
  });

  it("may not be known only after apply, where they delete", () => {
    const before = [rule(expire(400)), rule(expire(400))];
    const found = '[{"days":400,"expired_object_delete_marker":false}] → (known after apply)';

    expect(lifecycle(before, before, { rule: [{}, { expiration: [{ days: true }] }] })).toEqual([
      `expiry-advanced: rule.1.expiration cannot be judged before apply (${found})`,
    ]);
    for (const name of ["status", "prefix", "filter", "expiration", "noncurrent_version_expiration"]) {
      expect(lifecycle(before, before, { rule: [{ [name]: true }, {}] })).toEqual([
        expect.stringContaining(`rule.0.${name} cannot be judged before apply`),
      ]);
    }
    for (const name of ["enabled", "tags"]) {
      const unknown = { lifecycle_rule: [{ [name]: true }] };
      expect(judgeUpdate("aws_s3_bucket", { lifecycle_rule: [] }, { lifecycle_rule: [{}] }, unknown)).toHaveLength(1);
    }
    expect(lifecycle(before, before, { rule: [{ id: true, transition: [{ days: true }] }, {}] })).toEqual([]);
    expect(judgeUpdate(LIFECYCLE, { rule: [] }, {}, { rule: true })).toEqual([
      "expiry-advanced: rule cannot be judged before apply (nothing → (known after apply))",
    ]);
    expect(judgeUpdate(LIFECYCLE, { rule: [] }, { rule: [null] }, { rule: [true] })).not.toEqual([]);
  });

  it("count where the bucket's own resource says them", () => {
    const bucket = (days: number, enabled = true) => ({
      lifecycle_rule: [{ id: "a", enabled, prefix: "", expiration: [{ days }] }],
    });

    expect(judgeUpdate("aws_s3_bucket", bucket(30), bucket(31))).toEqual([]);
    expect(judgeUpdate("aws_s3_bucket", bucket(30), bucket(29))).toHaveLength(1);
    expect(judgeUpdate("aws_s3_bucket", bucket(30, false), bucket(30))).toHaveLength(1);
  });
});

describe("protection against deletion", () => {
  it.each([
    ["aws_s3_bucket", "force_destroy", false, "lets Terraform empty the bucket to destroy it"],
    ["aws_cloudwatch_log_group", "skip_destroy", true, "lets Terraform delete the log group"],
    [
      "aws_cloudwatch_log_group",
      "deletion_protection_enabled",
      true,
      "lets everybody who may delete log groups delete it",
    ],
    [
      "aws_cloudtrail_event_data_store",
      "termination_protection_enabled",
      true,
      "lets everybody who may delete event data stores delete it",
    ],
    ["aws_organizations_policy", "skip_destroy", true, "lets Terraform delete the policy"],
    ["aws_organizations_policy_attachment", "skip_destroy", true, "lets Terraform detach the policy"],
    ["aws_organizations_account", "close_on_deletion", false, "lets Terraform close the account"],
  ])("of %s by %s is not taken away", (type, path, keep, what) => {
    expect(judgeUpdate(type, { [path]: keep }, { [path]: !keep })).toEqual([
      `deletion-protection-off: ${what}: ${path} (${keep} → ${!keep})`,
    ]);
    expect(judgeUpdate(type, { [path]: !keep }, { [path]: keep })).toEqual([]);
    expect(judgeUpdate(type, { [path]: !keep }, { [path]: !keep })).toEqual([]);
    // Where nobody says anything, it is false.
    expect(judgeUpdate(type, { [path]: null }, { [path]: true })).toHaveLength(keep ? 0 : 1);
    expect(judgeUpdate(type, { [path]: null }, { [path]: false })).toEqual([]);
  });
});
