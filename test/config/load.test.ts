import * as path from "node:path";
import { loadOrganization } from "../../src/config";
import { ConfigurationError } from "../../src/errors";
import { edited, load, ORGANIZATION, problemsIn, wordsPointedAt } from "./edited-organization";

const PROJECT = path.resolve(__dirname, "../..");

/** The text of the error that `action` throws. */
function errorOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return "no error";
}

describe("the example configuration", () => {
  const organization = loadOrganization(path.join(PROJECT, "config/organization.yaml"));

  it("has the accounts in order: management, log archive, then the members as written", () => {
    expect(organization.accounts.map(({ key, id, name }) => [key, id, name])).toEqual([
      ["management", "111111111111", "Management"],
      ["log-archive", "222222222222", "Log archive"],
      ["security-tooling", "333333333333", "Security tooling"],
      ["network", "444444444444", "Network"],
      ["payments-production", "555555555555", "Payments production"],
      ["payments-staging", "666666666666", "Payments staging"],
    ]);
    expect(organization.accounts[0]).toBe(organization.management);
    expect(organization.accounts[1]).toBe(organization.logArchiveAccount);
  });

  it("keeps subscribers with their account", () => {
    expect(organization.accounts.map(({ subscribers }) => subscribers.length)).toEqual([0, 0, 0, 0, 1, 0]);
    expect(organization.alarms.subscribers).toEqual([
      { protocol: "email", endpoint: "security@example.com" },
      { protocol: "email", endpoint: "security-on-call@example.com", severities: ["critical"] },
    ]);
  });

  it("resolves paths against its folder", () => {
    expect(organization.state).toEqual({ type: "local", path: path.join(PROJECT, ".state/{stack}.tfstate") });
    expect(organization.existingState).toEqual({
      "landing-zone": { type: "local", path: path.join(PROJECT, "examples/landing-zone/terraform.tfstate") },
    });
  });

  it("keeps references as they are, and root as a word", () => {
    expect(organization.id).toEqual({ state: "landing-zone", output: "organization_id" });
    expect(organization.rootId).toEqual({ state: "landing-zone", output: "root_id" });
    expect(organization.guardrails.targets).toEqual(["root"]);
  });

  it("is frozen all the way down", () => {
    const isFrozen = (value: unknown): boolean =>
      typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen));

    expect(isFrozen(organization)).toBe(true);
  });
});

describe("problems", () => {
  it("read as a sentence with its place, what was found and what to write", () => {
    expect(errorOf(() => load(edited({ "accounts.members.network.id": "4444", homeRegion: undefined })))).toBe(
      [
        "ConfigurationError: organization.yaml has 2 problems:",
        "  organization.yaml:1:1 homeRegion is missing",
        "    write: a Region code such as eu-central-1",
        "  organization.yaml:15:11 accounts.members.network.id is not an account id",
        '    found: "4444"',
        "    write: the 12 digits of the account id, in quotes",
      ].join("\n"),
    );
  });

  it("come all in one run and in the order of the file", () => {
    const text = edited({
      "organization.id": "exampleorgid",
      homeRegion: "eu-centrl-1",
      "accounts.management.name": undefined,
      "accounts.members.network.id": 333333333333,
      "accounts.members.payments.id": "222222222222",
      "state.key": "/audit",
      "logArchive.retention.days": 5,
      "trail.nmae": "audit",
      "guardrails.targets.1": "111111111111",
      "alarms.subscribers.1.endpoint": "http://alerts.example.com",
    });

    expect(problemsIn(text).filter((line) => line.startsWith("organization.yaml"))).toEqual([
      "organization.yaml:2:7 organization.id is not an organization id",
      "organization.yaml:4:13 homeRegion is not an AWS Region",
      "organization.yaml:6:3 accounts.management.name is missing",
      "organization.yaml:15:11 accounts.members.network.id is a number, and a number loses its leading zeros",
      "organization.yaml:20:11 accounts.members.payments.id is the id of the log archive account (accounts.logArchive.id), which cannot be a member account too",
      "organization.yaml:26:8 state.key is not the key of each stack's state: without {stack}, all stacks would share one state",
      "organization.yaml:34:3 logArchive.retention has both years and days",
      "organization.yaml:35:23 trail.nmae is not a known key",
      "organization.yaml:37:20 guardrails.targets[1] is the management account, which service control policies never bind",
      "organization.yaml:42:36 alarms.subscribers[1].endpoint is not an https URL, which protocol https needs",
    ]);
  });

  it("point at the wrong value or key, and for what is missing at the mapping that should have it", () => {
    const text = edited({
      "accounts.management.name": undefined,
      "accounts.members.network.id": "3",
      "logArchive.retention.days": 5,
      "trail.nmae": "audit",
      "guardrails.targets.1": "rot",
    });

    expect(wordsPointedAt(text)).toEqual(["management", '"3"', "retention", "nmae", "rot"]);
  });

  it("come complete from an organization of a thousand wrong members", () => {
    const members = Array.from({ length: 1000 }, (_, index) => [`member-${index}`, { id: String(index), nmae: "x" }]);

    const problems = problemsIn(edited({ "accounts.members": Object.fromEntries(members) }));

    expect(problems.filter((line) => line.endsWith(".id is not an account id"))).toHaveLength(1000);
    expect(problems.filter((line) => line.endsWith(".nmae is not a known key"))).toHaveLength(1000);
    expect(problems.filter((line) => line.endsWith(".name is missing"))).toHaveLength(1000);
  });

  it("do not blame a role or a target for an account whose id is wrong", () => {
    const text = edited({ "accounts.members.network.id": "3", "guardrails.targets.1": "333333333333" });

    expect(problemsIn(text)).toEqual([
      "organization.yaml:16:11 accounts.members.network.id is not an account id",
      'found: "3"',
      "write: the 12 digits of the account id, in quotes",
    ]);
  });

  it("do not blame a reference for existing states that cannot be read", () => {
    expect(problemsIn(edited({ existingState: "landing-zone" }))).toEqual([
      "organization.yaml:27:16 existingState is not a mapping",
      'found: "landing-zone"',
      "write: a mapping from a name to each state",
    ]);
  });
});

describe("a file", () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };

  it.each([
    ["that is not there", "ENOENT", "does not exist"],
    ["that is a folder", "EISDIR", "is a folder, not a file"],
    ["that is not readable", "EACCES", "may not be read by this user"],
    ["on a broken disk", "EIO", "cannot be read (EIO)"],
  ])("is refused %s", (_words, code, what) => {
    expect(errorOf(() => loadOrganization("here.yaml", failing(code)))).toBe(
      [
        "ConfigurationError: here.yaml has 1 problem:",
        `  here.yaml ${what}`,
        "    write: the path of a file that can be read",
      ].join("\n"),
    );
  });

  it("is refused by the real file system in the same words", () => {
    expect(() => loadOrganization("nowhere.yaml")).toThrow("nowhere.yaml does not exist");
    expect(() => loadOrganization(__dirname)).toThrow("is a folder, not a file");
  });

  it("may begin with a byte order mark and end its lines as Windows does", () => {
    expect(load(`\uFEFF${ORGANIZATION.replaceAll("\n", "\r\n")}`)).toEqual(load(ORGANIZATION));
  });

  it("fails with an error that programs can tell from others", () => {
    expect(() => load("")).toThrow(ConfigurationError);
  });
});
