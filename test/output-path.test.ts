import fc from "fast-check";
import { OUTPUT_PATH, parseOutputPath } from "../src/output-path";
import type { OutputPath } from "../src/output-path";

describe("a path into an output", () => {
  it.each<[string, OutputPath]>([
    ["organization_id", ["organization_id"]],
    ["_id-2", ["_id-2"]],
    ["account_ids.security-tooling", ["account_ids", "security-tooling"]],
    ['account_ids["security-tooling"]', ["account_ids", "security-tooling"]],
    ['ids["Workloads/Production"].id', ["ids", "Workloads/Production", "id"]],
    ["queues[0].arn", ["queues", 0, "arn"]],
    ["a[12][3]", ["a", 12, 3]],
    ['a["0"]', ["a", "0"]],
    ['a[""]', ["a", ""]],
    ['a["say \\"hi\\""]', ["a", 'say "hi"']],
    ['a["back\\\\slash"]', ["a", "back\\slash"]],
    ['a["$${x}"]', ["a", "${x}"]],
    ['a["%%{x}"]', ["a", "%{x}"]],
    ['a["$$${x}"]', ["a", "$${x}"]],
    ['a["5 $ and 10%"]', ["a", "5 $ and 10%"]],
    ['a["]."]', ["a", "]."]],
    ['a["Zürich"]', ["a", "Zürich"]],
  ])("%s", (text, path) => {
    expect(parseOutputPath(text)).toEqual({ path });
  });

  it.each([
    ["", "it names no output"],
    ["1root", 'an output begins with a letter, not with "1"'],
    [".root", 'an output begins with a letter, not with "."'],
    ['["root"]', 'an output begins with a letter, not with "["'],
    [" root", 'an output begins with a letter, not with " "'],
    ["\nroot", "an output begins with a letter, not with the character U+000A"],
    ["root id", '" " at character 5 is neither a dot nor a bracket'],
    ["root/id", '"/" at character 5 is neither a dot nor a bracket'],
    ["root\n", "the character U+000A at character 5 is neither a dot nor a bracket"],
    ["${root}", 'an output begins with a letter, not with "$"'],
    ["root.", "no name follows the dot at character 5"],
    ["root..id", "no name follows the dot at character 5"],
    ["root.*", "no name follows the dot at character 5"],
    ["root.0", "an index is written in brackets, such as [0], not behind the dot at character 5"],
    ["root[", "the brackets at character 5 are not closed"],
    ["root[0", "the brackets at character 5 are not closed"],
    ["root[]", "the brackets at character 5 hold neither a whole number nor a key in double quotes"],
    ["root[*]", "the brackets at character 5 hold neither a whole number nor a key in double quotes"],
    ["root[key]", "the brackets at character 5 hold neither a whole number nor a key in double quotes"],
    ["root['key']", "the brackets at character 5 hold neither a whole number nor a key in double quotes"],
    ["root[-1]", "the brackets at character 5 hold neither a whole number nor a key in double quotes"],
    ["root[01]", "the brackets at character 5 hold neither a whole number nor a key in double quotes"],
    ["root[1.5]", "the brackets at character 5 hold neither a whole number nor a key in double quotes"],
    ['root["id', "the key at character 5 has no closing quote"],
    ['root["id"', "the key at character 5 is not followed by a closing bracket"],
    ['root["id"x]', "the key at character 5 is not followed by a closing bracket"],
    ['root["a\\n"]', "the key at character 5 has a backslash that stands before neither a quote nor a backslash"],
    ['root["${x}"]', "the key at character 5 has ${, which begins an expression: for the text write $${"],
    ['root["%{if}"]', "the key at character 5 has %{, which begins an expression: for the text write %%{"],
    ['root["a\tb"]', "the key at character 5 has the character U+0009"],
  ])("refuses %j", (text, problem) => {
    expect(parseOutputPath(text)).toEqual({ problem });
  });

  it("is read back as it was written, whatever the keys", () => {
    fc.assert(fc.property(outputPath, (path) => expect(parseOutputPath(write(path))).toEqual({ path })));
  });

  it("is what the pattern for editors matches, and nothing else", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(OUTPUT_PATH.test(text)).toBe(parseOutputPath(text).path !== undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Keys as states have them, and as nobody should. */
const key = fc.oneof(fc.string({ unit: fc.constantFrom(...'ab.$%{}"\\[]/ ü') }), fc.constantFrom("${x}", "%{if}"));
const step = fc.oneof(key, fc.nat({ max: 999_999_999 }));
const outputPath = fc.tuple(fc.constantFrom("a", "_b", "c-d"), fc.array(step)).map(([name, steps]): OutputPath => [name, ...steps]); // prettier-ignore

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom("a", ".", "[", "]", '"', '["', '"]', "\\", "$", "%", "{", "}", "0", "12", " ", "\n", "ü"),
      fc.string(),
    ),
  ) // prettier-ignore
  .map((parts) => `a${parts.join("")}`);

function write([name, ...steps]: OutputPath): string {
  const brackets = (inner: string | number) =>
    typeof inner === "number" ? `[${inner}]` : `["${inner.replace(/["\\]/g, "\\$&").replace(/[$%](?=\{)/g, "$&$&")}"]`;
  return [name, ...steps.map(brackets)].join("");
}
