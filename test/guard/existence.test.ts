import { PROTECTED_RESOURCES } from "../../src/guard/protected-resources";
import { judge } from "./plan-builder";
import type { Change } from "./plan-builder";

const gone = { actions: ["delete"], after: null };
const rules = (...changes: Change[]) => judge(...changes).map(({ rule, address }) => [rule, address]);

describe.each(Object.keys(PROTECTED_RESOURCES))("%s", (type) => {
  it("is not destroyed, replaced or forgotten", () => {
    const [one, two] = [`${type}.one`, `module.audit["a b"].${type}.two`];

    expect(rules({ type, address: one, ...gone }, { type, address: two, ...gone })).toEqual([
      ["resource-destroyed", one],
      ["resource-destroyed", two],
    ]);
    for (const actions of ["delete,create", "create,delete", "create,forget", "forget,create"]) {
      expect(rules({ type, actions: actions.split(",") })).toEqual([["resource-replaced", one]]);
    }
    expect(rules({ type, actions: ["forget"], after: null })).toEqual([["resource-forgotten", one]]);
  });

  it("may be created, read, tagged, moved, and imported as it is", () => {
    const tags = { before: { tags: { a: "1" } }, after: { tags: { a: "2" }, description: "b" } };

    expect(rules({ type, actions: ["create"], before: null })).toEqual([]);
    expect(rules({ type, actions: ["no-op"] })).toEqual([]);
    expect(rules({ type, actions: ["read"], before: null })).toEqual([]);
    expect(rules({ type, ...tags })).toEqual([]);
    expect(rules({ type, actions: ["no-op"], entry: { previous_address: `${type}.old` } })).toEqual([]);
    expect(rules({ type, actions: ["no-op"], change: { importing: { id: "x" } } })).toEqual([]);
    expect(rules({ type, ...tags, change: { importing: { id: "x" } } })).toEqual([]);
  });
});

describe("what is lost", () => {
  it("is told of each kind of resource, with what to do instead", () => {
    const [destroyed, replaced, forgotten] = judge(
      { type: "aws_s3_bucket", ...gone },
      { type: "aws_cloudtrail", actions: ["delete", "create"] },
      { type: "aws_kms_key", actions: ["forget"], after: null },
    );

    expect(destroyed).toEqual({
      rule: "resource-destroyed",
      address: "aws_s3_bucket.one",
      what: "destroys the bucket",
      reason: "Its log files are deleted, or what protects them goes before S3 refuses.",
      instead:
        "keep the resource in the configuration; if Terraform shall only let go of it, use a removed block with destroy = false",
    });
    expect(replaced).toEqual({
      rule: "resource-replaced",
      address: "aws_cloudtrail.one",
      what: "replaces the trail",
      found: "delete, then create",
      reason: "Nothing is recorded until another trail stands, and a replacement is deleted first.",
      instead:
        "find the argument that forces the replacement and leave it as it is; if only the address has changed, use a moved block",
    });
    expect(forgotten).toEqual({
      rule: "resource-forgotten",
      address: "aws_kms_key.one",
      what: "forgets the key",
      reason: "It stays in AWS, but no plan will show when somebody changes or deletes it, and no guard will judge it.",
      instead: "import it in the state that shall have it, and accept this address",
    });
  });

  it("counts for what a replacement has left over, too", () => {
    const [left] = judge({ type: "aws_s3_bucket", ...gone, entry: { deposed: "4f5e6d7c" } });

    expect(left).toMatchObject({
      rule: "resource-destroyed",
      what: "destroys the bucket left over from a replacement",
    });
  });

  it("is not told of what the audit trail does not rest on", () => {
    const others = [
      "aws_kms_alias",
      "aws_cloudwatch_dashboard",
      "aws_s3_bucket_lifecycle_configuration",
      "aws_instance",
    ];

    expect(rules(...others.map((type) => ({ type, ...gone })))).toEqual([]);
  });

  it("is told of attributes as well, where a replacement loosens them", () => {
    const lock = (days: number) => ({ rule: [{ default_retention: [{ mode: "GOVERNANCE", days }] }] });
    const type = "aws_s3_bucket_object_lock_configuration";

    expect(rules({ type, actions: ["delete", "create"], before: lock(9), after: lock(8) })).toEqual([
      ["resource-replaced", `${type}.one`],
      ["lock-loosened", `${type}.one`],
    ]);
  });

  it("is not told of what nobody knows of a replacement, unless nothing else refuses it", () => {
    const rule = [{ status: "Enabled", expiration: [{ days: 9 }] }];
    const replaced = { actions: ["delete", "create"], before: { policy: "{}", rule }, after: {} };
    const unknown = { policy: true, rule: true };

    expect(rules({ type: "aws_s3_bucket", ...replaced, unknown })).toEqual([
      ["resource-replaced", "aws_s3_bucket.one"],
    ]);
    expect(rules({ type: "aws_s3_bucket_lifecycle_configuration", ...replaced, unknown })).toEqual([
      ["expiry-advanced", "aws_s3_bucket_lifecycle_configuration.one"],
    ]);
  });
});
