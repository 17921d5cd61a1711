import { describeProblem } from "../../src/errors";
import { accountsIn } from "../../src/discovery";
import type { Discovered } from "../../src/discovery";
import type { TerraformState } from "../../src/discovery/state-file";
import { parseOutputPath } from "../../src/output-path";

const resource = (type: string, ...instances: object[]) => ({
  ...{ mode: "managed", type, name: "this" },
  instances: instances.map((attributes) => ({ attributes: attributes as Record<string, unknown> })),
});

const LANDING_ZONE: TerraformState = {
  resources: [
    resource("aws_organizations_organization", {
      id: "o-exampleorgid",
      master_account_id: "111111111111",
      roots: [{ id: "r-ab12" }],
      accounts: [
        { id: "111111111111", name: "Management", status: "ACTIVE" },
        { id: "333333333333", name: "Old name", status: "ACTIVE" },
      ],
    }),
    resource("aws_organizations_organizational_unit", { id: "ou-ab12-1", name: "Workloads", parent_id: "r-ab12" }),
    resource("aws_organizations_organizational_unit", { id: "ou-ab12-2", name: "Production", parent_id: "ou-ab12-1" }),
    resource(
      "aws_organizations_account",
      { id: "333333333333", name: "Payments", status: "SUSPENDED", parent_id: "ou-ab12-2", tags: { team: "x" } },
      { id: "444444444444", name: "Network", status: "ACTIVE", parent_id: "r-ab12", tags: null },
      { id: "555555555555", name: "Elsewhere", status: "ACTIVE", parent_id: "ou-other-1" },
    ),
    { mode: "managed", type: "aws_organizations_account", name: "planned", instances: [{}] },
  ],
  outputs: {
    ids: { value: { payments: "333333333333", sandbox: "666666666666" } },
    accounts: { value: { members: [{ id: "666666666666", name: "Sandbox" }, "333333333333"] } },
    by_key: { value: { sandbox: { account_id: "666666666666" } } },
    region: { value: "eu-central-1" },
    regions: { value: ["eu-central-1"] },
    none: { value: {} },
    by_unit: { value: { "a.b": ["666666666666"], list: [["666666666666"], ["333333333333"]] } },
  },
};

const read = (state: TerraformState, output?: string) =>
  accountsIn(state, { name: "zone", output: output === undefined ? undefined : parseOutputPath(output).path });
const problem = (state: TerraformState, output?: string) => {
  const found = read(state, output);
  return "accounts" in found ? "" : describeProblem(found);
};

describe("a state's resources", () => {
  it("tell names, states, tags and places, as far as they know them", () => {
    expect(read(LANDING_ZONE)).toEqual({
      id: "o-exampleorgid",
      managementAccountId: "111111111111",
      complete: false,
      units: [
        [{ id: "ou-ab12-1", name: "Workloads" }],
        [
          { id: "ou-ab12-1", name: "Workloads" },
          { id: "ou-ab12-2", name: "Production" },
        ],
      ],
      accounts: [
        { id: "111111111111", name: "Management", state: "ACTIVE" },
        {
          ...{ id: "333333333333", name: "Payments", state: "SUSPENDED", tags: { team: "x" } },
          organizationalUnits: [
            { id: "ou-ab12-1", name: "Workloads" },
            { id: "ou-ab12-2", name: "Production" },
          ],
        },
        { id: "444444444444", name: "Network", state: "ACTIVE", organizationalUnits: [], tags: {} },
        { id: "555555555555", name: "Elsewhere", state: "ACTIVE" },
      ],
    });
  });

  it("are refused where they know no accounts, with the outputs that may", () => {
    expect(problem({ outputs: { ids: { value: [] }, root_id: { value: "r-ab12" } } })).toBe(
      "the state zone has no resource or data source that knows accounts\n    write: --output and the output that lists them: one of ids, root_id",
    );
    expect(problem({})).toBe(
      "the state zone has no resource or data source that knows accounts\n    write: --output and the output that lists them, which this state lacks too",
    );
  });
});

describe("an output", () => {
  it.each<[string, Partial<Discovered["accounts"][number]>[]]>([
    [
      "ids",
      [
        { key: "payments", id: "333333333333", name: "Payments" },
        { key: "sandbox", id: "666666666666" },
      ],
    ],
    [
      "accounts.members",
      [
        { id: "666666666666", name: "Sandbox" },
        { id: "333333333333", name: "Payments" },
      ],
    ],
    ["by_key", [{ key: "sandbox", id: "666666666666" }]],
    ["none", []],
    ['by_unit["a.b"]', [{ id: "666666666666" }]],
    ["by_unit.list[1]", [{ id: "333333333333", name: "Payments" }]],
  ])("lists accounts by id or as objects: %s", (output, accounts) => {
    const found = read(LANDING_ZONE, output) as Discovered;

    expect(found.accounts.map(({ key, id, name }) => ({ key, id, name }))).toEqual(
      accounts.map(({ key, id, name }) => ({ key, id, name })),
    );
  });

  it.each([
    [
      "idz",
      "does not exist\n    write: one of ids, accounts, by_key, region, regions, none, by_unit; did you mean ids?",
    ],
    ["accounts.x", "does not exist\n    write: one of accounts.members"],
    [
      "accounts.members[2]",
      "does not exist\n    write: one of accounts.members[0], accounts.members[1]; did you mean accounts.members[0]?",
    ],
    ['by_unit["a/b"]', 'does not exist\n    write: one of by_unit["a.b"], by_unit.list; did you mean by_unit["a.b"]?'],
    ["region.name", "does not exist\n    write: another state"],
    [
      "region",
      "lists no accounts\n    write: a map from a key to each account, or a list of accounts: ids, or objects with id and name",
    ],
    [
      "regions",
      "lists something that is no account\n    write: a map from a key to each account, or a list of accounts: ids, or objects with id and name",
    ],
  ])("is refused: %s", (output, text) => {
    expect(problem(LANDING_ZONE, output)).toBe(`output ${output} of the state zone ${text}`);
  });
});
