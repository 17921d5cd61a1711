import type { ExistingBucket, ExistingKey } from "../../src/adoption";
import { BUCKET, decisions, KEY_ARN, KEY_ID, onlyDecision } from "./existing-resources";

const OWN_NAME = "organization-trail-logs-222222222222-eu-central-1";
const ACCESS_LOGS = "organization-trail-access-logs-222222222222-eu-central-1";

describe("the log bucket", () => {
  it("is taken over with what it has, and its objects stay", () => {
    const told = onlyDecision({ logBucket: BUCKET }, { "logArchive.retention": { mode: "GOVERNANCE", days: 400 } });

    expect(told).toMatchObject({
      kind: "log bucket",
      fate: "taken over",
      remarks: ["the objects in it stay as they are: Object Lock and the key apply to those that come"],
      adopt: { logBucket: { name: "company-logs", configurations: ["versioning", "policy"] } },
      settings: [{ path: ["logArchive", "bucketName"], value: "company-logs" }],
    });
    expect(told.changes).toEqual([
      "Object Lock: none → GOVERNANCE, 400 days",
      `access logs: none → ${ACCESS_LOGS}`,
      "encryption: with a new key",
      "policy: replaced by this module's; it lets in cloudtrail.amazonaws.com now",
      "public access: not blocked → blocked",
      "objects expire after 401 days, those that are there already too",
    ]);
  });

  it("says what else it gets where it is empty and bare", () => {
    const bare: ExistingBucket = {
      ...BUCKET,
      configurations: ["publicAccessBlock"],
      hasObjects: false,
      principals: [],
    };
    const told = onlyDecision({ logBucket: bare }, { adopt: { logKey: { arn: KEY_ARN } } });

    expect(told.remarks).toEqual([]);
    expect(told.changes).toEqual([
      "versioning: off → on",
      "Object Lock: none → GOVERNANCE, 7 years",
      `access logs: none → ${ACCESS_LOGS}`,
      "policy: none → this module's",
      "objects expire after 2563 days, those that are there already too",
    ]);
  });

  it.each([
    [{ mode: "COMPLIANCE", years: 7 }, "COMPLIANCE, 7 years"],
    [{ mode: "GOVERNANCE", years: 8 }, "GOVERNANCE, 8 years"],
    [{ mode: "GOVERNANCE", days: 2563 }, "GOVERNANCE, 2563 days"],
  ] as const)("warns where its lock, %j, is stronger than the one that it would get", (retention, words) => {
    expect(onlyDecision({ logBucket: { ...BUCKET, hasObjects: false, retention } }).remarks).toEqual([
      `new log files would be locked less than now, which is ${words}: write logArchive.retention accordingly`,
    ]);
  });

  it.each([
    { mode: "GOVERNANCE", years: 7 },
    { mode: "GOVERNANCE", days: 2562 },
  ] as const)("does not warn where its lock, %j, is as strong or weaker", (retention) => {
    expect(onlyDecision({ logBucket: { ...BUCKET, hasObjects: false, retention } }).remarks).toEqual([]);
  });

  const left: [words: string, changes: Partial<ExistingBucket>, remarks: string[]][] = [
    [
      "of another account",
      { accountId: "111111111111" },
      ["account 111111111111 owns it, not the log archive account"],
    ],
    ["of nobody who was asked", { accountId: undefined }, ["neither the log archive account nor the management account owns it"]], // prettier-ignore
    ["in another Region", { region: "eu-west-1" }, ["it is in eu-west-1, not in eu-central-1"]],
    ["with a dot", { name: "company.logs" }, ["its name has a dot, which the TLS certificate of S3 does not match"]],
    ["of Control Tower", { name: "aws-controltower-logs-222222222222-eu-central-1" }, ["Control Tower owns it"]],
  ];
  it.each(left)("is left alone where it is one %s, with its log files", (_words, changes, [why]) => {
    expect(onlyDecision({ logBucket: { ...BUCKET, ...changes } })).toMatchObject({
      fate: "left alone",
      remarks: [why, `log files go to ${OWN_NAME} from now on; those that are here stay`],
      changes: [],
    });
  });

  it("is in the way where another account has its name", () => {
    const told = onlyDecision({ logBucket: { ...BUCKET, name: OWN_NAME, accountId: undefined } });

    expect(told).toMatchObject({
      fate: "in the way",
      remarks: [
        "neither the log archive account nor the management account owns it, and no other bucket can have its name: write another name",
      ],
    });
    expect(told.adopt).toBeUndefined();
  });
});

describe("the bucket of access logs", () => {
  const accessLogBucket: ExistingBucket = { ...BUCKET, name: ACCESS_LOGS, configurations: ["policy", "logging"] };

  it("is taken over where it has the name, without what it is not to have", () => {
    expect(onlyDecision({ accessLogBucket })).toMatchObject({
      fate: "taken over",
      changes: [
        "objects expire after 2562 days, those that are there already too",
        "policy: replaced by this module's; it lets in cloudtrail.amazonaws.com now",
      ],
      adopt: { accessLogBucket: { name: ACCESS_LOGS, configurations: ["policy"] } },
    });
  });

  it("is not the one that access logs go to so far: other buckets may use it", () => {
    const [, former] = decisions({ logBucket: { ...BUCKET, accessLogTarget: "central-access-logs" } });

    expect(former).toMatchObject({
      name: "central-access-logs",
      fate: "left alone",
      remarks: [`access logs go to ${ACCESS_LOGS} from now on; what was recorded before stays here`],
    });
  });

  it("is in the way where it is locked", () => {
    const locked: ExistingBucket = { ...accessLogBucket, configurations: ["objectLock"] };

    expect(onlyDecision({ accessLogBucket: locked })).toMatchObject({
      fate: "in the way",
      remarks: [
        "S3 delivers access logs to no locked bucket, and no other bucket can have its name: write another name",
      ],
    });
  });
});

describe("the log key", () => {
  const logKey: ExistingKey = {
    arn: KEY_ARN,
    isRotated: false,
    aliases: ["alias/company", "alias/organization-trail/log-archive"],
    principals: ["arn:aws:iam::222222222222:root", "cloudtrail.amazonaws.com"],
  };

  it("is taken over, with its alias where that exists", () => {
    expect(onlyDecision({ logKey, logKeyAliasTarget: KEY_ID })).toMatchObject({
      fate: "taken over",
      remarks: ["alias/company stays beside alias/organization-trail/log-archive"],
      changes: [
        "rotation: off → on",
        "policy: replaced by this module's; it lets in arn:aws:iam::222222222222:root, cloudtrail.amazonaws.com now",
      ],
      adopt: { logKey: { arn: KEY_ARN, alias: true } },
    });
    expect(onlyDecision({ logKey }).adopt).toEqual({ logKey: { arn: KEY_ARN } });
  });

  it("gets the alias of another key", () => {
    const logKeyAliasTarget = "2f2f2f2f-2f2f-2f2f-2f2f-2f2f2f2f2f2f";

    expect(onlyDecision({ logKey: { ...logKey, isRotated: true }, logKeyAliasTarget }).changes).toContain(
      "alias/organization-trail/log-archive: moved to this key",
    );
  });

  it.each([
    ["of another account", { arn: `arn:aws:kms:${"eu-central-1:111111111111"}:key/${KEY_ID}` }, "it is a key of account 111111111111, not of the log archive account"], // prettier-ignore
    ["in another Region", { arn: KEY_ARN.replace("eu-central-1", "eu-west-1") }, "it is in eu-west-1, not in eu-central-1"], // prettier-ignore
    ["of AWS", { unfit: "AWS manages it" }, "AWS manages it"],
  ])("is left alone where it is one %s, and has to be kept", (_words, changes, why) => {
    expect(onlyDecision({ logKey: { ...logKey, ...changes } })).toMatchObject({
      fate: "left alone",
      remarks: [why, "a new key is made: keep this one, since what it encrypted cannot be read without it"],
    });
  });
});
