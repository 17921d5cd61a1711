import { editConfiguration } from "../../../src/config/edit";
import type { Edit } from "../../../src/config/edit";
import { loadOrganization } from "../../../src/config";
import { AuditTrailError } from "../../../src/errors";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const FILE = "organization.yaml";

/** Lines as a text that ends with a line break. */
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join("");

function problemOf(text: string, edits: readonly Edit[]): string {
  try {
    editConfiguration(text, edits, FILE);
  } catch (error) {
    if (!AuditTrailError.isAuditTrailError(error)) throw error;
    return error.message;
  }
  return "";
}

const ACCOUNTS = lines(
  "accounts: # who is who",
  "  members:",
  "    # Owned by the platform team.",
  "    network:",
  '      id: "333333333333" # since 2021',
  "      name: Network",
  "      # no subscribers yet",
  "    # sandbox: closed for good",
  "",
  "# Where states are.",
  "state: { type: local, directory: states }",
);

const PAYMENTS = { id: "044444444444", name: "Payments: EU" };

describe("a new entry", () => {
  const add = (text: string, ...edits: Edit[]) => editConfiguration(text, edits);

  it("stands behind the last one and what is said of it, and looks like it", () => {
    expect(add(ACCOUNTS, { set: ["accounts", "members", "payments"], value: PAYMENTS })).toBe(
      ACCOUNTS.replace(
        "      # no subscribers yet\n",
        lines("      # no subscribers yet", "    payments:", '      id: "044444444444"', '      name: "Payments: EU"'),
      ),
    );
  });

  it("has the quotes, brackets and blank lines of the entry beside it", () => {
    const text = lines("m:", "    one: { id: '1', name: \"One\" }", "", "    two: { id: '2', name: \"Two\" }");

    expect(add(text, { set: ["m", "three"], value: { id: "3", name: "Three" } })).toBe(
      text + lines("", "    three: { id: '3', name: \"Three\" }"),
    );
    expect(
      add(text, { set: ["m", "three"], value: {}, comment: "Why." }, { set: ["m", "four"], value: { name: "4" } }),
    ).toBe(text + lines("", "    # Why.", "    three: {}", "", '    four: { name: "4" }'));
  });

  it.each([
    ["an empty mapping", "members: {} # none yet\n# end\n"],
    ["nothing", "members: # none yet\n# end\n"],
    ["null", "members: ~ # none yet\n# end\n"],
  ])("opens %s", (_title, text) => {
    const edits = ["one", "two"].map((key) => ({ set: ["members", key], value: { id: "1" } }));

    expect(add(text, ...edits)).toBe(
      lines("members: # none yet", "  one:", '    id: "1"', "  two:", '    id: "1"', "# end"),
    );
  });

  it("brings the mappings and lists above it along", () => {
    expect(
      add(
        "a: 1\n",
        { set: ["b", "c", 0, "d"], value: true },
        { set: ["b", "c", 1], value: [] },
        { set: ["b", "e"], value: null },
      ),
    ).toBe(lines("a: 1", "b:", "  c:", "    - d: true", "    - []", "  e: null"));
  });

  it.each([
    ["one line", "m: { a: 1 }\n", "m: { a: 1, b: 2 }\n"],
    ["one line, tight", "m: {a: 1}\n", "m: {a: 1, b: 2}\n"],
    ["one line, with a comma at its end", "m: { a: 1, } # c\n", "m: { a: 1, b: 2, } # c\n"],
    ["lines of their own", "m: {\n  a: 1 # c\n}\n", "m: {\n  a: 1, # c\n  b: 2\n}\n"],
    ["lines of their own with commas", "m: {\n  a: 1, # c\n}\n", "m: {\n  a: 1, # c\n  b: 2,\n}\n"],
    ["nothing but a comment", "m: {\n  # c\n}\n", "m: {\n  # c\n  b: 2\n}\n"],
    ["a list", "m: [{}, { a: 1 }]\n", "m: [{ b: 2 }, { a: 1 }]\n"],
  ])("is put between brackets: %s", (title, text, expected) => {
    const path = title === "a list" ? ["m", 0, "b"] : ["m", "b"];

    expect(add(text, { set: path, value: 2 })).toBe(expected);
  });

  it.each([
    ["m:\n- a: 1\n", "m:\n- a: 1\n- a: 2\n"],
    ["m:\n    - { a: 1 } # c\n", "m:\n    - { a: 1 } # c\n    - { a: 2 }\n"],
    ["m: [{ a: 1 }]", "m: [{ a: 1 }, { a: 2 }]"],
  ])("is put behind the items of a list: %j", (text, expected) => {
    expect(add(text, { set: ["m", 1], value: { a: 2 } })).toBe(expected);
  });

  it("may have a comment of several lines, above the line where it has none of its own", () => {
    const comment = "One.\n\nTwo.";

    expect(add("a:\n  b: 1\n", { set: ["a", "c"], value: 2, comment })).toBe(
      lines("a:", "  b: 1", "  # One.", "  #", "  # Two.", "  c: 2"),
    );
    expect(add("x:\n  a: { b: 1 }\n", { set: ["x", "a", "c"], value: 2, comment })).toBe(
      lines("x:", "  # One.", "  #", "  # Two.", "  a: { b: 1, c: 2 }"),
    );
  });

  it("goes behind a text of several lines without changing it", () => {
    const text = "a: |+\n  x\n\nb: >-\n  y\n  z\n\n# end\n";

    expect(add(text, { set: ["c"], value: 1 })).toBe("a: |+\n  x\n\nb: >-\n  y\n  z\nc: 1\n\n# end\n");
    expect(parse(add("a: |+\n  x\n\n", { set: ["c"], value: 1 }))).toEqual({ a: "x\n\n", c: 1 });
  });

  it.each([
    ["no line break at the end", "a: 1", "a: 1\nb: 2"],
    ["line breaks of Windows", "a: 1\r\nc: |\r\n  x\r\n", "a: 1\r\nc: |\r\n  x\r\nb: 2\r\n"],
    ["tabs between words", "a:\t1\t# c\n", "a:\t1\t# c\nb: 2\n"],
    ["a byte order mark", "\ufeffa: 1\n", "\ufeffa: 1\nb: 2\n"],
    ["a beginning and an end", "%YAML 1.2\n---\na: 1\n...\n", "%YAML 1.2\n---\na: 1\nb: 2\n...\n"],
    ["anchors and aliases", "a: &x { y: 1 }\nc: *x\n", "a: &x { y: 1 }\nc: *x\nb: 2\n"],
  ])("fits into a file with %s", (_title, text, expected) => {
    expect(add(text, { set: ["b"], value: 2 })).toBe(expected);
  });
});

describe("a new value", () => {
  const set = (text: string, value: unknown, ...path: (string | number)[]) =>
    editConfiguration(text, [{ set: path.length === 0 ? ["a"] : path, value }]);

  it.each([
    ["a: 'x' # c\n", "it", "a: 'it' # c\n"],
    ['a: "x"\n', "y", 'a: "y"\n'],
    ["a: x\n", "123", 'a: "123"\n'],
    ["a: x\n", 123, "a: 123\n"],
    ["a: !!str x\n", "y", "a: !!str y\n"],
    ["a: # c\nb: 1\n", "y", "a: y # c\nb: 1\n"],
    ["a: |\n  x\n  y\nb: 1\n", "z", "a: z\nb: 1\n"],
    ["a: x # c\nb: 1\n", { d: 1 }, "a: # c\n  d: 1\nb: 1\n"],
    ["a: x\n", [1, "two\nlines"], 'a:\n  - 1\n  - "two\\nlines"\n'],
    ["a: { b: 1 }\n", "x", "a: x\n"],
    ["a:\n  b: 1\nc: 2\n", ["x"], "a:\n  - x\nc: 2\n"],
    ["a:\n  b: 1\nc: 2\n", 5, "a: 5\nc: 2\n"],
    ["b: 1\na: &x 1\n", 2, "b: 1\na: &x 2\n"],
    ["b: &x 1\na: *x\n", 2, "b: &x 1\na: 2\n"],
  ])("takes the place of the old one alone: %j to %j", (text, value, expected) => {
    expect(set(text, value)).toBe(expected);
  });

  it("changes nothing where it is the old one, however that is written", () => {
    const text = "a: { 'b': 0x10, c: [ 1,2 ] }\n";

    expect(set(text, { b: 16, c: [1, 2] })).toBe(text);
  });

  it("of a mapping or a list changes only what differs in it", () => {
    const text = lines("a:", "  b: 1 # one", "  c: [x, y, z]", "  d: # two", "    - 1", "    - 2 # three");

    expect(set(text, { b: 1, c: ["x", "z", "w"], d: [1, 3, 4], e: {} })).toBe(
      lines(
        "a:",
        "  b: 1 # one",
        "  c: [x, z, w]",
        "  d: # two",
        "    - 1",
        "    - 3",
        "    - 4",
        "    # An entry was removed. What was said of it:",
        "    # three",
        "  e: {}",
      ),
    );
  });

  it("may be explained above its key, once", () => {
    const edits: Edit[] = [{ set: ["a", "b"], value: 2, comment: "Why." }];
    const once = editConfiguration("a:\n  b: 1\n", edits);

    expect(once).toBe("a:\n  # Why.\n  b: 2\n");
    expect(editConfiguration(once, edits)).toBe(once);
  });
});

describe("a removed entry", () => {
  const remove = (text: string, ...path: (string | number)[]) => editConfiguration(text, [{ remove: path }]);

  it("leaves what was said of it, and whose it was", () => {
    expect(remove(ACCOUNTS, "accounts", "members", "network")).toBe(
      lines(
        "accounts: # who is who",
        "  members: {}",
        "    # network was removed. What was said of it:",
        "    # Owned by the platform team.",
        "    # since 2021",
        "    # no subscribers yet",
        "",
        "    # sandbox: closed for good",
        "",
        "# Where states are.",
        "state: { type: local, directory: states }",
      ),
    );
  });

  it.each([
    ["a: 1\nb: 2\nc: 3\n", ["b"], "a: 1\nc: 3\n"],
    ["a: 1\n\nb:\n  x: 2\n\nc: 3\n", ["b"], "a: 1\n\nc: 3\n"],
    ["a: 1\nb: 2", ["b"], "a: 1\n"],
    ["a: { b: 1, c: 2, d: 3 }\n", ["a", "b"], "a: { c: 2, d: 3 }\n"],
    ["a: { b: 1, c: 2, d: 3 }\n", ["a", "d"], "a: { b: 1, c: 2 }\n"],
    ["a: { b: 1 }\n", ["a", "b"], "a: {}\n"],
    ["a: {\n  b: 1, # one\n  c: 2\n}\n", ["a", "c"], "a: {\n  b: 1, # one\n  \n}\n"],
    ["a: [1, 2]\n", ["a", 0], "a: [2]\n"],
    ["a:\n  - b: 1\n    c: 2\n", ["a", 0, "b"], "a:\n  - c: 2\n"],
    ["a:\n  - b: 1\nc: 2\n", ["a", 0, "b"], "a:\n  - {}\nc: 2\n"],
    ["a:\n- 1\n- 2 # two\n", ["a", 1], "a:\n- 1\n# An entry was removed. What was said of it:\n# two\n"],
    ["a: &x\n  b: 1\n", ["a", "b"], "a: &x {}\n"],
  ])("goes alone: %j without %j", (text, path, expected) => {
    expect(remove(text, ...path)).toBe(expected);
  });
});

describe("edits", () => {
  it("are made one after the other", () => {
    const edited = editConfiguration("a: [1, 2, 3]\n", [
      { remove: ["a", 0] },
      { remove: ["a", 0] },
      { set: ["a", 0], value: 4 },
      { set: ["b"], value: { c: 1 } },
      { set: ["b", "c"], value: 2 },
      { remove: ["b", "c"] },
      { set: ["b", "d"], value: { e: 1 } },
      { set: ["b", "d", "f"], value: 2 },
    ]);

    expect(edited).toBe(lines("a: [4]", "b:", "  d:", "    e: 1", "    f: 2"));
  });

  it("of the example configuration keep every line of it, and it stays valid", () => {
    const text = readFileSync("config/organization.yaml", "utf8");
    const edited = editConfiguration(text, [
      { set: ["accounts", "members", "network", "name"], value: "Networks" },
      { set: ["accounts", "members", "sandbox"], value: { id: "777777777777", name: "Sandbox" } },
      { set: ["alarms", "inAccount", 1], value: "payments-staging" },
      { set: ["accounts", "members", "payments-staging", "roleArn"], value: "arn:aws:iam::666666666666:role/Deploy" },
    ]);
    const added = [
      "      name: Networks",
      "      roleArn: arn:aws:iam::666666666666:role/Deploy",
      "    sandbox:",
      '      id: "777777777777"',
      "      name: Sandbox",
      "  inAccount: [payments-production, payments-staging]",
    ];
    const before = text.split("\n").filter((line) => !/name: Network$|inAccount:/.test(line));

    expect(edited.split("\n").filter((line) => !added.includes(line))).toEqual(before);
    expect(edited.split("\n").filter((line) => added.includes(line))).toEqual(added);
    expect(loadOrganization("config/organization.yaml", () => edited).accounts).toHaveLength(7);
  });

  it("may be thousands, and cost one reading of the file for each kind", () => {
    const members = Array.from({ length: 3000 }, (_, number) => `account-${number}`);
    const edits = members.map((key, number) => ({
      set: ["accounts", "members", key],
      value: { id: String(100000000000 + number), name: key },
    }));

    const { accounts } = parse(editConfiguration(ACCOUNTS, edits)) as { accounts: { members: object } };
    expect(Object.keys(accounts.members)).toEqual(["network", ...members]);
  });
});

describe("refuses", () => {
  const refused = (text: string, problems: readonly string[], ...edits: Edit[]) =>
    expect(problemOf(text, edits).split("\n").slice(1)).toEqual(problems.flatMap((problem) => problem.split("\n")));

  it("a change that would show in another place too, at both ends", () => {
    const text = lines(
      "base: &base",
      "  name: x",
      "  deep: { y: 1 }",
      "one: *base",
      "two:",
      "  - &item 1",
      "  - *item",
    );

    refused(
      text,
      [
        "  organization.yaml:4:6 one.name stands inside the alias *base, so the change would show in another place too\n    write: the change by hand",
        "  organization.yaml:3:14 base.deep.y belongs to the anchor &base, which an alias repeats in another place\n    write: the change by hand",
        "  organization.yaml:1:1 base.new belongs to the anchor &base, which an alias repeats in another place\n    write: the change by hand",
        "  organization.yaml:6:11 two[0] belongs to the anchor &item, which an alias repeats in another place\n    write: the change by hand",
        "  organization.yaml:5:1 two belongs to the anchor &item, which an alias repeats in another place\n    write: the change by hand",
      ],
      { set: ["one", "name"], value: "z" },
      { set: ["base", "deep", "y"], value: 2 },
      { set: ["base", "new"], value: 2 },
      { set: ["two", 0], value: 2 },
      { remove: ["two"] },
    );
  });

  it("what has no place to go, or is not there", () => {
    refused(
      lines("a: 1", "b: { c: 2 }", "d: [3]"),
      [
        "  organization.yaml:1:1 a.x cannot be added to a\n    write: a value there that is a mapping or a list",
        "  organization.yaml:2:1 b[0] cannot be added to b\n    write: a name",
        "  organization.yaml:3:1 d[2] cannot be added to d\n    write: the position behind its last item",
        "  organization.yaml:2:1 b.x is not there to be removed\n    write: the path of an entry",
        "  organization.yaml:1:4 a is given no value\n    write: a value, or remove the entry",
      ],
      { set: ["a", "x"], value: 1 },
      { set: ["b", 0], value: 1 },
      { set: ["d", 2], value: 1 },
      { remove: ["b", "x"] },
      { set: ["a"], value: undefined },
    );
  });

  it.each<[string, Edit, string]>([
    ["a:\n  b: 1 # c\n", { set: ["a"], value: 1 }, "1:1 a holds comments that the new value has no place for"],
    ["a: | # c\n  x\n", { set: ["a"], value: "y" }, "1:4 a holds comments that the new value has no place for"],
    ["a: [\n 1, # c\n]\n", { set: ["a"], value: 1 }, "1:1 a holds comments that the new value has no place for"],
    ["a: { b: {\n # c\n } }\n", { remove: ["a", "b"] }, "1:1 a holds comments that would have no place any more"],
    ["a:\n  - b: 1 # c\n", { remove: ["a", 0, "b"] }, "2:5 a[0] holds comments that would have no place any more"],
  ])("to lose a comment: %j", (text, edit, problem) => {
    refused(text, [`  organization.yaml:${problem}`, "    write: the change by hand"], edit);
  });

  it("to change what stands beside it: here the blank line is part of a text", () => {
    refused(
      "a: |+\n  x\n\nb: 1\n",
      ["  b cannot be edited here without harm to what stands beside it", "    write: the change by hand"],
      { remove: ["b"] },
    );
  });

  it.each<[string, string, Edit]>([
    ["keys that stand twice", "a: 1\na: 2\n", { set: ["b"], value: 1 }],
    ["text that is no YAML", "a: [\n", { set: ["b"], value: 1 }],
    ["an empty file", "# nothing\n", { set: ["b"], value: 1 }],
    ["two documents", "a: 1\n---\nb: 1\n", { set: ["b"], value: 1 }],
    ["keys behind a question mark", "? a\n: 1\n", { set: ["a"], value: 2 }],
    ["to empty the file", "a: 1\n", { remove: ["a"] }],
    ["to replace the file", "a: 1\n", { set: [], value: "x" }],
  ])("%s", (_title, text, edit) => {
    expect(problemOf(text, [edit])).toMatch(/^organization\.yaml has \d problems?:\n {2}organization\.yaml:\d+:\d+ /);
  });
});
