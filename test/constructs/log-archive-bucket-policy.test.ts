import type { LogArchiveProps } from "../../src/constructs/log-archive";
import { parsePolicy, statement } from "../support/template";
import { archive, BREAK_GLASS, bucketPolicyOf, PIPELINE, READER, TRAIL } from "./log-archive-template";
import type { Caller, PolicyRequest } from "./policy-decisions";
import { administrator, anonymous, cloudTrail, decisions } from "./policy-decisions";

const BUCKET = "arn:aws:s3:::example-logs";
const LOG_FILE = `${BUCKET}/AWSLogs/o-exampleorgid/333333333333/CloudTrail/eu-central-1/log.json.gz`;
const SAFE = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.2" };

const trail = cloudTrail(TRAIL);
const admin = administrator("arn:aws:iam::222222222222:role/Admin");
const managementAdmin = administrator("arn:aws:iam::111111111111:role/Admin");

type Row = readonly [who: string, caller: Caller, action: string, resource: string, decision: string, more?: object];

/** Every row decided by the log bucket's policy. */
async function judge(rows: readonly Row[], changes: Partial<LogArchiveProps> = {}) {
  const requests = rows.map(([, caller, action, resource, , more]): PolicyRequest => ({
    caller,
    action: `s3:${action}`,
    resource,
    context: { ...SAFE, ...more },
  }));
  const decided = await decisions(bucketPolicyOf(archive(changes), "example-logs"), requests);
  const shown = (decision: readonly string[]) =>
    rows.map(([who, , action], index) => `${who} ${action} ${decision[index]!.replace(/: in statement.*/, "")}`);
  expect(shown(decided)).toEqual(shown(rows.map((row) => row[4])));
}

const ACL = { "s3:x-amz-acl": "bucket-owner-full-control" };
const NOBODY = "no statement allows it";

describe("the log bucket's policy", () => {
  it("lets this one trail ask for the ACL and write below both prefixes", () =>
    judge([
      ["the trail", trail, "GetBucketAcl", BUCKET, "allows: AWSCloudTrailAclCheck20150319"],
      ["another trail", cloudTrail(`${TRAIL}-2`), "GetBucketAcl", BUCKET, NOBODY],
      ["the trail", trail, "PutObject", LOG_FILE, "allows: AWSCloudTrailOrganizationWrite20150319", ACL],
      ["the trail", trail, "PutObject", `${BUCKET}/AWSLogs/111111111111/x`, "allows: AWSCloudTrailWrite20150319", ACL],
      ["the trail", trail, "PutObject", `${BUCKET}/AWSLogs/444444444444/x`, NOBODY, ACL],
      ["the trail without ACL", trail, "PutObject", LOG_FILE, NOBODY],
      ["another trail", cloudTrail(`${TRAIL}-2`), "PutObject", LOG_FILE, NOBODY, ACL],
      ["a trail of another Region", cloudTrail(TRAIL.replace("central", "west")), "PutObject", LOG_FILE, NOBODY, ACL],
    ]));

  it("follows the trail's key prefix", () =>
    judge(
      [
        [
          "the trail",
          trail,
          "PutObject",
          `${BUCKET}/audit/AWSLogs/o-exampleorgid/x`,
          "allows: AWSCloudTrailOrganizationWrite20150319",
          ACL,
        ],
        ["the trail", trail, "PutObject", LOG_FILE, NOBODY, ACL],
      ],
      { keyPrefix: "audit" },
    ));

  it("lets readers list and get log files, hidden versions too, and nothing else", () => {
    const reader = { ...administrator(READER), administrator: false };
    const stranger = { ...administrator(`${READER}2`), administrator: false };
    return judge([
      ["a reader", reader, "ListBucket", BUCKET, "allows: ReadersList"],
      ["a reader", reader, "ListBucketVersions", BUCKET, "allows: ReadersList"],
      ["a reader", reader, "GetObject", LOG_FILE, "allows: ReadersGet"],
      ["a reader", reader, "GetObjectVersion", LOG_FILE, "allows: ReadersGet"],
      ["a reader", reader, "GetObject", `${BUCKET}/other`, NOBODY],
      ["a reader", reader, "GetBucketPolicy", BUCKET, NOBODY],
      ["another role", stranger, "GetObject", LOG_FILE, NOBODY],
    ]);
  });

  it("has no statement for readers when there are none", () => {
    const { Statement } = parsePolicy(bucketPolicyOf(archive({ readerRoleArns: [] }), "example-logs"));

    expect(Statement.filter(({ Sid }) => Sid.startsWith("Readers"))).toEqual([]);
  });

  it("refuses requests without TLS or with an old version, but leaves the version to AWS's services", () =>
    judge([
      ["an administrator", admin, "GetObject", LOG_FILE, "allows: OwnPolicies"],
      ["in clear", admin, "GetObject", LOG_FILE, "denies: DenyInsecureTransport", { "aws:SecureTransport": "false" }],
      ["the trail in clear", trail, "GetBucketAcl", BUCKET, "denies: DenyInsecureTransport", { "aws:SecureTransport": "false" }], // prettier-ignore
      ["TLS 1.1", admin, "GetObject", LOG_FILE, "denies: DenyOldTls", { "s3:TlsVersion": "1.1" }],
      ["TLS 1.1", admin, "ListBucket", BUCKET, "denies: DenyOldTls", { "s3:TlsVersion": "1.1" }],
      ["the trail, TLS 1.1", trail, "GetBucketAcl", BUCKET, "allows: AWSCloudTrailAclCheck20150319", { "s3:TlsVersion": "1.1" }], // prettier-ignore
    ]));

  it("wants TLS 1.3 where the props say so", () =>
    judge(
      [
        ["TLS 1.2", admin, "GetObject", LOG_FILE, "denies: DenyOldTls"],
        ["TLS 1.3", admin, "GetObject", LOG_FILE, "allows: OwnPolicies", { "s3:TlsVersion": "1.3" }],
        ["the trail, TLS 1.2", trail, "GetBucketAcl", BUCKET, "allows: AWSCloudTrailAclCheck20150319"],
      ],
      { minimumTlsVersion: "1.3" },
    ));

  it("keeps other organizations out, readers and services too, but not its own account", () => {
    const outsider = administrator("arn:aws:iam::999999999999:role/Admin", "o-otherorgid");
    const pipeline = administrator(PIPELINE, "o-otherorgid");
    return judge([
      ["an outsider", outsider, "GetObject", LOG_FILE, "denies: DenyOtherOrganizations"],
      ["a reader outside", administrator(READER, "o-otherorgid"), "GetObject", LOG_FILE, "denies: DenyOtherOrganizations"], // prettier-ignore
      ["anonymous", anonymous, "ListBucket", BUCKET, "denies: DenyOtherOrganizations"],
      ["a pipeline told a wrong organization", pipeline, "PutBucketPolicy", BUCKET, "allows: OwnPolicies"],
      ["a service for others", cloudTrail(TRAIL, "o-otherorgid"), "GetBucketAcl", BUCKET, "denies: DenyServicesForOtherOrganizations"], // prettier-ignore
      ["a person", managementAdmin, "GetObject", LOG_FILE, "allows: OwnPolicies", { "aws:SourceAccount": "1" }],
    ]);
  });

  it("lets a service pass that acts for no account", () => {
    const service = { ...trail, context: { "aws:SourceArn": TRAIL, "aws:PrincipalIsAWSService": "true" } };
    return judge([["a service", service, "GetBucketAcl", BUCKET, "allows: AWSCloudTrailAclCheck20150319"]]);
  });

  it("lets nobody but a service write, below the prefixes or beside them", () =>
    judge([
      ["an administrator", admin, "PutObject", LOG_FILE, "denies: DenyForgery", ACL],
      ["an administrator", admin, "PutObject", `${BUCKET}/other`, "denies: DenyForgery", ACL],
      ["an administrator", admin, "ReplicateObject", LOG_FILE, "denies: DenyForgery"],
      ["the pipeline", administrator(PIPELINE), "PutObject", LOG_FILE, "denies: DenyForgery", ACL],
      ["break glass", administrator(BREAK_GLASS), "PutObject", LOG_FILE, "denies: DenyForgery", ACL],
    ]));

  it("lets only break-glass roles delete, hide or unlock a log file", () =>
    judge(
      [
        "DeleteObject",
        "DeleteObjectVersion",
        "BypassGovernanceRetention",
        "PutObjectRetention",
        "PutObjectLegalHold",
      ].flatMap((action): Row[] => [
        ["an administrator", admin, action, LOG_FILE, "denies: DenyDeletion"],
        ["the management account", managementAdmin, action, LOG_FILE, "denies: DenyDeletion"],
        ["the pipeline", administrator(PIPELINE), action, LOG_FILE, "denies: DenyDeletion"],
        ["break glass", administrator(BREAK_GLASS), action, LOG_FILE, "allows: OwnPolicies"],
      ]),
    ));

  it("lets only the pipeline and break-glass roles change or delete the bucket", () =>
    judge(
      [
        "DeleteBucket",
        "DeleteBucketPolicy",
        "PutBucketAcl",
        "PutBucketLogging",
        "PutBucketObjectLockConfiguration",
        "PutBucketPolicy",
        "PutBucketPublicAccessBlock",
        "PutBucketVersioning",
        "PutEncryptionConfiguration",
        "PutLifecycleConfiguration",
        "PutReplicationConfiguration",
      ].flatMap((action): Row[] => [
        ["an administrator", admin, action, BUCKET, "denies: DenyReconfiguration"],
        ["the pipeline", administrator(PIPELINE), action, BUCKET, "allows: OwnPolicies"],
        ["break glass", administrator(BREAK_GLASS), action, BUCKET, "allows: OwnPolicies"],
      ]),
    ));

  it("lets nobody delete log files when there is no break-glass role", () =>
    judge([["the pipeline", administrator(PIPELINE), "DeleteObject", LOG_FILE, "denies: DenyDeletion"]], {
      breakGlassRoleArns: [],
    }));

  it("names no action that a Region may not know yet: S3 would refuse the whole policy", () => {
    expect(bucketPolicyOf(archive(), "example-logs")).not.toContain("UpdateObjectEncryption");
  });
});

describe("the denial of other keys", () => {
  const header = "s3:x-amz-server-side-encryption-aws-kms-key-id";

  it("is there only when it is asked for", () => {
    expect(bucketPolicyOf(archive(), "example-logs")).not.toContain("DenyOtherKeys");
  });

  it("refuses log files that name another key, and no others", () => {
    const policy = bucketPolicyOf(archive({ denyOtherKeys: true }), "example-logs");
    const key = (statement(policy, "DenyOtherKeys").Condition!.StringNotEquals![header] as string) ?? "";

    expect(key).toMatch(/^\$\{aws_kms_key\.\w+\.arn\}$/);
    return judge(
      [
        ["another key", trail, "PutObject", LOG_FILE, "denies: DenyOtherKeys", { ...ACL, [header]: "arn:other" }],
        ["no key", trail, "PutObject", LOG_FILE, "allows: AWSCloudTrailOrganizationWrite20150319", ACL],
      ],
      { denyOtherKeys: true },
    );
  });
});

describe("the access log bucket's policy", () => {
  const policy = bucketPolicyOf(archive(), "example-access-logs");
  const BUCKET = "arn:aws:s3:::example-access-logs";
  const ask = async (caller: Caller, action: string, resource: string, more = {}) =>
    (await decisions(policy, [{ caller, action: `s3:${action}`, resource, context: { ...SAFE, ...more } }]))[0];

  it("lets only break-glass roles delete records, which no lock keeps", async () => {
    expect(await ask(admin, "DeleteObject", `${BUCKET}/x`)).toBe("denies: DenyDeletion");
    expect(await ask(administrator(BREAK_GLASS), "DeleteObject", `${BUCKET}/x`)).toBe("allows: OwnPolicies");
  });

  it("lets only the pipeline and break-glass roles change the bucket, over a safe connection", async () => {
    expect(await ask(admin, "PutLifecycleConfiguration", BUCKET)).toBe("denies: DenyReconfiguration");
    expect(await ask(administrator(PIPELINE), "PutLifecycleConfiguration", BUCKET)).toBe("allows: OwnPolicies");
    expect(await ask(admin, "GetObject", `${BUCKET}/x`, { "s3:TlsVersion": "1.1" })).toBe("denies: DenyOldTls");
    expect(await ask(admin, "GetObject", `${BUCKET}/x`, { "aws:SecureTransport": "false" })).toBe(
      "denies: DenyInsecureTransport",
    );
  });
});
