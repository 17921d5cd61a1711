import type { SynthesizedStack } from "../../../src/deployment";
import type { Selection } from "../../../src/cli/deployment/select-stacks";
import { selectStacks } from "../../../src/cli/deployment/select-stacks";

const stack = (name: string, accountId: string, ...dependencies: string[]): SynthesizedStack => ({
  name,
  accountId,
  dependencies,
  directory: `/out/stacks/${name}`,
  region: "eu-central-1",
});

const ASSEMBLY = [
  stack("alarms-network", "111111111111", "management"),
  stack("alarms-payments", "111111111111", "management"),
  stack("management", "111111111111", "log-archive"),
  stack("log-archive", "222222222222"),
  stack("tamper-watch-log-archive", "222222222222", "management"),
  stack("in-account-alarms-payments", "333333333333", "management"),
];

const select = (selection: Partial<Selection> = {}, inOrder = true) =>
  selectStacks(ASSEMBLY, { names: [], ...selection }, { inOrder }).map(({ name }) => name);

describe("selecting stacks", () => {
  it("takes all of them, in their order, when nothing is said", () => {
    expect(select()).toEqual([
      "log-archive",
      "management",
      "alarms-network",
      "alarms-payments",
      "tamper-watch-log-archive",
      "in-account-alarms-payments",
    ]);
  });

  it.each<[string, Partial<Selection>, string[]]>([
    ["names, in the order of deployment", { names: ["management", "log-archive"] }, ["log-archive", "management"]],
    [
      "names with a *",
      { names: ["alarms-*", "*-log-*"] },
      ["alarms-network", "alarms-payments", "tamper-watch-log-archive"],
    ],
    ["no name inside another", { names: ["management"] }, ["management"]],
    ["a wave", { wave: "2" }, ["management"]],
    ["an account", { account: "222222222222" }, ["log-archive", "tamper-watch-log-archive"]],
    [
      "all of it together",
      { names: ["*a*"], wave: "3", account: "111111111111" },
      ["alarms-network", "alarms-payments"],
    ],
    ["nothing, where no stack is in both", { wave: "1", account: "333333333333" }, []],
  ])("takes %s", (_title, selection, stacks) => {
    expect(select(selection)).toEqual(stacks);
  });

  it.each([1, 2, 3, 7])("shares out every stack once, to %d", (of) => {
    const shares = Array.from({ length: of }, (_, index) => select({ wave: "3", shard: `${index + 1}/${of}` }));
    const sizes = shares.map(({ length }) => length);

    expect(shares.flat().sort()).toEqual(select({ wave: "3" }).sort());
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it("shares out stacks of several waves for a plan only, which needs no order", () => {
    expect(select({ shard: "1/2" }, false)).toEqual(["log-archive", "alarms-network", "tamper-watch-log-archive"]);
    expect(() => select({ shard: "1/2" })).toThrow(
      [
        "the command line is wrong:",
        "  --shard takes stacks apart that wait for each other",
        "    found: 1/2",
        "    write: --wave too, so that no share waits for another",
      ].join("\n"),
    );
    expect(select({ names: ["alarms-*"], shard: "2/2" })).toEqual(["alarms-payments"]);
  });

  it("refuses everything that no stack agrees with, at once", () => {
    expect(() => select({ names: ["managment", "x*y"], wave: "4", account: "11111111111", shard: "3/2" })).toThrow(
      [
        "the command line is wrong:",
        "  stack is not the name of a stack",
        "    found: managment",
        "    write: a name that org-audit waves prints; did you mean management?",
        "  stack is not the name of a stack",
        "    found: x*y",
        "    write: a name that org-audit waves prints",
        "  --wave is not a wave",
        "    found: 4",
        "    write: a number from 1 to 3",
        "  --account is not an account that a stack is deployed into",
        "    found: 11111111111",
        "    write: an id that org-audit waves prints; did you mean 111111111111?",
        "  --shard is not a share",
        "    found: 3/2",
        "    write: a number and how many there are, such as 1/4",
      ].join("\n"),
    );
  });

  it.each(["0", "-1", "1.5", "one", ""])("refuses wave %j", (wave) => {
    expect(() => select({ wave })).toThrow(/--wave is not a wave/);
  });

  it.each(["1", "0/2", "1/0", "a/b", "1/2/3", "/", ""])("refuses shard %j", (shard) => {
    expect(() => select({ shard })).toThrow(/--shard is not a share/);
  });
});
