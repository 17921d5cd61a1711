import { describeProblem } from "../../src/errors";
import { changesOf, contradictions, isUpToDate } from "../../src/discovery";
import type { Discovered, DiscoveredAccount, Selection } from "../../src/discovery";
import { edited, load } from "../config/edited-organization";

const everything: Selection = { organizationalUnits: [], tags: [], states: ["ACTIVE"] };
const workloads = { id: "ou-ab12-11111111", name: "Workloads" };
const production = { id: "ou-ab12-22222222", name: "Production" };

const organization = load(edited({ "accounts.members.payments.organizationalUnit": "Workloads/Production" }));

/** The accounts of the configuration as AWS tells of them, each changed by what is given. */
function discovered(
  changes: Readonly<Record<string, Partial<DiscoveredAccount> | null>>,
  more: DiscoveredAccount[] = [],
): Discovered {
  // prettier-ignore
  const accounts = organization.accounts.map(({ key, id, name }) => ({
    ...{ id, name, state: "ACTIVE", key },
    organizationalUnits: key === "payments" ? [workloads, production] : undefined,
  }));
  return {
    id: "o-exampleorgid",
    managementAccountId: organization.management.id,
    complete: true,
    units: [[workloads], [workloads, production]],
    accounts: [
      ...accounts
        .filter(({ key }) => changes[key] !== null)
        .map(({ key, ...account }) => ({ ...account, ...changes[key] })),
      ...more,
    ],
  };
}

const account = (id: string, name: string, rest: Partial<DiscoveredAccount> = {}) => ({ id, name, ...rest });

describe("changes", () => {
  it("are none where the configuration knows everything", () => {
    const changes = changesOf(organization, discovered({}), everything);

    expect(changes).toEqual({ joined: [], renamed: [], moved: [], placed: [], closed: [] });
    expect(isUpToDate(changes)).toBe(true);
  });

  it("are told by id: who is called or placed otherwise stays who they are", () => {
    const found = discovered({
      network: { name: "Networks", organizationalUnits: [] },
      payments: { name: "Payments", organizationalUnits: [workloads] },
      management: { name: "master", organizationalUnits: [] },
      "log-archive": { name: "Logs", organizationalUnits: [workloads] },
    });

    expect(changesOf(organization, found, everything)).toEqual({
      joined: [],
      renamed: [{ key: "network", id: "333333333333", from: "Network", to: "Networks" }],
      moved: [{ key: "payments", id: "444444444444", from: "Workloads/Production", to: "Workloads" }],
      placed: [{ key: "network", id: "333333333333", from: undefined, to: "root" }],
      closed: [],
    });
  });

  it("have new accounts in the order of their names, with keys of their own", () => {
    const more = [
      account("999999999999", "Sandbox"),
      account("888888888888", "Network", { organizationalUnits: [workloads] }),
      account("777777777777", "Sandbox"),
      { id: "666666666666" },
    ];

    expect(changesOf(organization, discovered({}, more), everything).joined).toEqual([
      { key: "account-666666666666", id: "666666666666", name: "666666666666" },
      { key: "network-2", id: "888888888888", name: "Network", organizationalUnit: "Workloads" },
      { key: "sandbox", id: "777777777777", name: "Sandbox" },
      { key: "sandbox-2", id: "999999999999", name: "Sandbox" },
    ]);
  });

  it.each<[string, Partial<Selection>, string[]]>([
    ["nothing but the default", {}, ["one", "two"]],
    ["a unit by its path", { organizationalUnits: ["Workloads"] }, ["one", "two"]],
    ["a unit within a unit", { organizationalUnits: ["Workloads/Production"] }, ["two"]],
    ["a unit by its id", { organizationalUnits: ["ou-ab12-22222222"] }, ["two"]],
    ["no part of a name", { organizationalUnits: ["Work"] }, []],
    ["the root", { organizationalUnits: ["root"] }, ["one", "two"]],
    ["a tag", { tags: ["audited"] }, ["one", "two"]],
    ["a tag with its value", { tags: ["audited=yes=really"] }, ["one"]],
    ["two tags", { tags: ["audited", "team"] }, ["two"]],
    ["no inherited property for a tag", { tags: ["constructor"] }, []],
    ["other states", { states: ["SUSPENDED"] }, ["three"]],
    ["several states", { states: ["ACTIVE", "SUSPENDED"] }, ["one", "three", "two"]],
  ])("let in by %s", (_title, selection, keys) => {
    const more = [
      account("777777777777", "One", { organizationalUnits: [workloads], tags: { audited: "yes=really" } }),
      account("888888888888", "Two", {
        organizationalUnits: [workloads, production],
        tags: { audited: "no", team: "" },
      }),
      account("999999999999", "Three", { organizationalUnits: [workloads], state: "SUSPENDED", tags: {} }),
    ];

    const { joined } = changesOf(organization, discovered({}, more), { ...everything, ...selection });
    expect(joined.map(({ key }) => key)).toEqual(keys);
  });

  it.each(["PENDING_CLOSURE", "SUSPENDED", "CLOSED"])("know an account as closed that is %s", (state) => {
    const changes = changesOf(organization, discovered({ payments: { state, name: "x" } }), everything);

    expect(changes).toMatchObject({ renamed: [], moved: [], closed: [{ account: { key: "payments" }, state }] });
    expect(isUpToDate(changes)).toBe(false);
    expect(
      changesOf(organization, discovered({ payments: { state } }), { ...everything, states: [state] }).closed,
    ).toEqual([]);
  });

  it("know an account as gone only where all accounts are known, whatever the filters", () => {
    const without = discovered({ payments: null });

    expect(changesOf(organization, without, everything).closed).toMatchObject([{ account: { key: "payments" } }]);
    expect(changesOf(organization, { ...without, complete: false }, everything).closed).toEqual([]);
    expect(
      changesOf(organization, discovered({}), { ...everything, organizationalUnits: ["Security"] }).closed,
    ).toEqual([]);
  });

  it("leave an account alone that is not active yet", () => {
    expect(isUpToDate(changesOf(organization, discovered({ network: { state: "PENDING_ACTIVATION" } }), everything))).toBe(true); // prettier-ignore
  });
});

describe("contradictions", () => {
  const told = (found: Discovered) => contradictions(organization, found).map(describeProblem);

  it("are none for the organization that is meant", () => {
    expect(told(discovered({}))).toEqual([]);
    expect(told({ ...discovered({ "log-archive": null }), complete: false, id: undefined, managementAccountId: undefined })).toEqual([]); // prettier-ignore
  });

  it("name every id that cannot be right", () => {
    const found = { ...discovered({ "log-archive": null }), id: "o-otherorgid", managementAccountId: "999999999999" };

    expect(told(found)).toEqual([
      'organization.id is not the organization whose accounts were read\n    found: "o-exampleorgid"\n    write: "o-otherorgid", or read with credentials of the organization that is meant',
      'accounts.management.id is not the management account of the organization whose accounts were read\n    found: "111111111111"\n    write: "999999999999", or read with credentials of the organization that is meant',
      'accounts.logArchive.id is no account of the organization\n    found: "222222222222"\n    write: the id of the account that keeps the log files',
    ]);
  });

  it("tell of a log archive account that is closed", () => {
    expect(told(discovered({ "log-archive": { state: "SUSPENDED" } }))).toEqual([
      'accounts.logArchive.id is an account that is SUSPENDED\n    found: "222222222222"\n    write: the id of the account that keeps the log files',
    ]);
  });
});
