import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { LogArchiveProps } from "../../src/constructs/log-archive";
import { parsePolicy } from "../support/template";
import { archive, BREAK_GLASS, PIPELINE, READER, TRAIL } from "./log-archive-template";
import type { Caller } from "./policy-decisions";
import { administrator, cloudTrail, decisions } from "./policy-decisions";

const KEY = "arn:aws:kms:eu-central-1:222222222222:key/1";
const NOBODY = "no statement allows it";
const CONTEXT = { "kms:EncryptionContext:aws:cloudtrail:arn": TRAIL };

type Row = readonly [who: string, caller: Caller, action: string, decision: string, more?: Record<string, string>];

/** A key's policy decides alone where it delegates nothing, so callers come without policies of their own. */
const role = (arn: string): Caller => ({ ...administrator(arn), administrator: false });
const admin = role("arn:aws:iam::222222222222:role/Admin");
const trail = cloudTrail(TRAIL);

const policyOf = (changes: Partial<LogArchiveProps> = {}) => archive(changes).only(KmsKey).policy as string;

async function judge(rows: readonly Row[]) {
  const decided = await decisions(
    policyOf(),
    rows.map(([, caller, action, , context]) => ({ caller, action: `kms:${action}`, resource: KEY, context })),
  );
  const shown = (decision: readonly string[]) =>
    rows.map(([who, , action], index) => `${who} ${action} ${decision[index]!.replace(/: in statement.*/, "")}`);
  expect(shown(decided)).toEqual(shown(rows.map((row) => row[3])));
}

describe("the log key's policy", () => {
  it("lets CloudTrail encrypt for this trail, in the name of the management account's trails only", () =>
    judge([
      ["the trail", trail, "GenerateDataKey", "allows: CloudTrailEncryptLogs", CONTEXT],
      ["the trail without context", trail, "GenerateDataKey", NOBODY],
      [
        "the trail for another account",
        trail,
        "GenerateDataKey",
        NOBODY,
        {
          "kms:EncryptionContext:aws:cloudtrail:arn": TRAIL.replace("111111111111", "999999999999"),
        },
      ],
      ["another trail", cloudTrail(`${TRAIL}-2`), "GenerateDataKey", NOBODY, CONTEXT],
      ["the trail", trail, "DescribeKey", "allows: CloudTrailDescribeKey"],
      ["the trail", trail, "Decrypt", "allows: CloudTrailDecryptBucketKey"],
      ["another trail", cloudTrail(`${TRAIL}-2`), "Decrypt", NOBODY, CONTEXT],
    ]));

  it("lets readers decrypt what CloudTrail encrypted, and nobody else", () =>
    judge([
      ["a reader", role(READER), "Decrypt", "allows: ReadersDecryptLogs", CONTEXT],
      ["a reader, something else", role(READER), "Decrypt", NOBODY],
      ["a reader", role(READER), "GenerateDataKey", NOBODY, CONTEXT],
      ["an administrator of the account", admin, "Decrypt", NOBODY, CONTEXT],
      ["the pipeline", role(PIPELINE), "Decrypt", NOBODY, CONTEXT],
    ]));

  it("lets only the pipeline and break-glass roles change or delete the key", () =>
    judge(
      [
        "ScheduleKeyDeletion",
        "DisableKey",
        "DisableKeyRotation",
        "PutKeyPolicy",
        "CancelKeyDeletion",
        "EnableKey",
      ].flatMap((action): Row[] => [
        ["an administrator of the account", admin, action, NOBODY],
        ["the root user", role("arn:aws:iam::222222222222:root"), action, NOBODY],
        ["a reader", role(READER), action, NOBODY],
        ["the pipeline", role(PIPELINE), action, "allows: AdministratorsChangeKey"],
        ["break glass", role(BREAK_GLASS), action, "allows: AdministratorsChangeKey"],
      ]),
    ));

  it("lets nobody delete the key in less than 30 days, and nobody make grants", () => {
    const window = (days: string) => ({ "kms:ScheduleKeyDeletionPendingWindowInDays": days });
    return judge([
      ["the pipeline", role(PIPELINE), "ScheduleKeyDeletion", "denies: DenyShortDeletionWindow", window("29")],
      ["the pipeline", role(PIPELINE), "ScheduleKeyDeletion", "allows: AdministratorsChangeKey", window("30")],
      ["the pipeline", role(PIPELINE), "CreateGrant", NOBODY],
      ["break glass", role(BREAK_GLASS), "CreateGrant", NOBODY],
    ]);
  });

  it("lets IAM of the account decide who looks at the key", () =>
    judge([
      ["a role of the account", admin, "DescribeKey", "allows: AccountInspectsKey"],
      ["a role of the account", admin, "GetKeyPolicy", "allows: AccountInspectsKey"],
      ["a role of another account", role(READER), "GetKeyPolicy", NOBODY],
    ]));

  it("grants no service anything without naming the trail", () => {
    const services = parsePolicy(policyOf()).Statement.filter(
      ({ Principal }) => typeof Principal === "object" && Principal !== null && "Service" in Principal,
    );

    expect(services).toHaveLength(3);
    for (const { Condition } of services) expect(Condition?.StringEquals?.["aws:SourceArn"]).toBe(TRAIL);
  });

  it("has no statement for readers when there are none", () => {
    expect(policyOf({ readerRoleArns: [] })).not.toContain("Readers");
  });
});
