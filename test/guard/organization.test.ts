import { judgeUpdate } from "./plan-builder";

const ORGANIZATION = "aws_organizations_organization";
const organization = (principals: string[] | null, types: string[] | null, feature_set = "ALL") => ({
  aws_service_access_principals: principals,
  enabled_policy_types: types,
  feature_set,
});
const [trail, config] = ["cloudtrail.amazonaws.com", "config.amazonaws.com"];
const [scp, rcp] = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"];

describe("an organization", () => {
  it("may trust and enable more", () => {
    expect(judgeUpdate(ORGANIZATION, organization([trail], [scp]), organization([config, trail], [scp, rcp]))).toEqual(
      [],
    );
    expect(judgeUpdate(ORGANIZATION, organization(null, null), organization([trail], [scp]))).toEqual([]);
  });

  it("may not trust or enable less", () => {
    expect(
      judgeUpdate(
        ORGANIZATION,
        organization([trail, config], [scp, rcp]),
        organization([config], [rcp], "CONSOLIDATED_BILLING"),
      ),
    ).toEqual([
      "organization-loosened: switches policies and trusted access off: feature_set (ALL → CONSOLIDATED_BILLING)",
      `organization-loosened: disables trusted access: aws_service_access_principals (["${trail}","${config}"] → ["${config}"])`,
      `organization-loosened: disables a policy type: enabled_policy_types (["${scp}","${rcp}"] → ["${rcp}"])`,
    ]);
    expect(judgeUpdate(ORGANIZATION, organization([trail], [scp]), organization(null, null))).toHaveLength(2);
    expect(judgeUpdate(ORGANIZATION, {}, { feature_set: "CONSOLIDATED_BILLING" })).toHaveLength(1);
  });
});

describe.each(["aws_organizations_account", "aws_organizations_organizational_unit"])("%s", (type) => {
  it("may be renamed, not moved", () => {
    expect(judgeUpdate(type, { parent_id: "ou-a", name: "a" }, { parent_id: "ou-a", name: "b" })).toEqual([]);
    expect(judgeUpdate(type, { parent_id: "ou-a" }, { parent_id: "ou-b" })).toEqual([
      "account-moved: moves below another parent: parent_id (ou-a → ou-b)",
    ]);
  });
});
