import { lettingGo } from "../../src/adoption";
import type { OwnedResource } from "../../src/adoption";
import { KEY_ARN, TRAIL } from "./existing-resources";

const owned = (
  address: string,
  attributes: OwnedResource["attributes"],
  rest: Partial<OwnedResource> = {},
): OwnedResource => ({ address, type: address.split(".").at(-2)!, attributes, dependencies: [], ...rest });

const ADOPT = {
  trail: TRAIL.arn,
  logBucket: { name: "company-logs", configurations: ["versioning" as const, "policy" as const] },
  logKey: { arn: KEY_ARN },
  cloudWatchLogsRole: { name: "company-trail" },
  serviceControlPolicies: [{ id: "p-examplepolicy1", targets: ["root"] }],
};

const STATE = {
  name: "landing-zone",
  resources: [
    owned("aws_cloudtrail.this", { arn: TRAIL.arn }),
    owned("aws_cloudtrail.other", { arn: `${TRAIL.arn}-2` }),
    owned("module.logs.aws_s3_bucket.this", { bucket: "company-logs" }),
    owned("module.logs.aws_s3_bucket_versioning.this", { bucket: "company-logs" }),
    owned("module.logs.aws_s3_bucket_lifecycle_configuration.this", { bucket: "company-logs" }, { dependencies: ["module.logs.aws_s3_bucket.this"] }), // prettier-ignore
    owned("aws_s3_bucket.exports", { bucket: "company-exports" }),
    owned("aws_kms_key.this", { arn: KEY_ARN }, { key: '["logs"]' }),
    owned("aws_kms_key.this", { arn: `${KEY_ARN}2` }, { key: '["exports"]' }),
    owned("aws_kms_alias.this", { name: "alias/logs" }, { dependencies: ["aws_kms_key.this"], key: "[0]" }),
    owned("aws_organizations_policy.deny", { id: "p-examplepolicy1" }),
    owned("aws_organizations_policy_attachment.deny", { policy_id: "p-examplepolicy1", target_id: "r-exam" }),
  ],
};

describe("letting go", () => {
  it("is of what is taken over, by its address, and names what refers to it and stays", () => {
    expect(lettingGo(ADOPT, [STATE])).toEqual([
      {
        state: "landing-zone",
        addresses: [
          "aws_cloudtrail.this",
          "module.logs.aws_s3_bucket.this",
          "module.logs.aws_s3_bucket_versioning.this",
          'aws_kms_key.this["logs"]',
          "aws_organizations_policy.deny",
          "aws_organizations_policy_attachment.deny",
        ],
        referring: ["module.logs.aws_s3_bucket_lifecycle_configuration.this", "aws_kms_alias.this[0]"],
      },
    ]);
  });

  it("is of each state by itself, and not of those that own nothing of it", () => {
    const other = { name: "security", resources: [owned("aws_iam_role.trail", { name: "company-trail" })] };

    expect(lettingGo(ADOPT, [{ name: "network", resources: [] }, other]).map(({ state }) => state)).toEqual([
      "security",
    ]);
    expect(lettingGo({}, [STATE, other])).toEqual([]);
  });
});
