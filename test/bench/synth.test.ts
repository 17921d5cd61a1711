import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { compareSynthesized } from "../../bench/compare-synthesized";
import { compiledProject } from "../support/compiled-project";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(2 * 60 * 1000);

const program = path.join(compiledProject("main.ts", "src", "stacks", "bench"), "bench", "synth.js");

describe("the benchmark of synthesis", () => {
  it("measures both apps, once it is sure that they write the same, and says how they compare", () => {
    const lines = execFileSync(process.execPath, [program, "3"], { encoding: "utf8" }).trimEnd().split("\n");

    expect(lines[0]).toMatch(/^\d+ processors, Node \d+\.\d+\.\d+$/);
    expect(lines[2]).toMatch(
      /^ {4}3 accounts +\d+ resources {3}this module +\d+\.\d\d s +\d+ MB +\d\.\d MB written {3}bare cdktf +\d+\.\d\d s +\d+ MB +\d\.\d MB written {3}\d+\.\d\dx$/,
    );
    expect(lines[3]).toMatch(/^ {4}3 accounts +\d problems +found in +\d+\.\d\d s$/);
    expect(lines).toHaveLength(4);
  });

  it("refuses a size that is no number of accounts", () => {
    const { status, stderr } = spawnSync(process.execPath, [program, "ten"], { encoding: "utf8" });

    expect(status).toBe(1);
    expect(stderr).toContain("ten is no number of accounts");
  });
});

describe("the comparison of what two apps synthesized", () => {
  const folder = temporaryFolder();
  const [one, other] = [path.join(folder, "one"), path.join(folder, "other")];
  const stack = {
    resource: { aws_sns_topic: { a: { name: "a" }, b: { for_each: { x: {}, y: {} } } } },
    "//": "remark",
  };

  beforeEach(() => {
    for (const output of [one, other]) rmSync(output, { recursive: true, force: true });
    const manifest = { stacks: { a: { dependencies: [], synthesizedStackPath: "a.json" } } };
    mkdirSync(one);
    writeFileSync(path.join(one, "manifest.json"), JSON.stringify(manifest));
    writeFileSync(path.join(one, "a.json"), JSON.stringify(stack));
    cpSync(one, other, { recursive: true });
  });

  it("counts every element of a resource and every byte, and does not mind remarks", () => {
    writeFileSync(path.join(other, "a.json"), JSON.stringify({ ...stack, "//": "another remark" }));

    const { resources, bytes } = compareSynthesized(one, other);

    expect(resources).toBe(3);
    expect(bytes.other - bytes.one).toBe("another ".length);
  });

  it.each(["manifest.json", "a.json"])("refuses one character more in %s", (file) => {
    const text = readFileSync(path.join(other, file), "utf8");
    writeFileSync(path.join(other, file), text.replace('"a"', '"ab"'));

    expect(() => compareSynthesized(one, other)).toThrow(`${file} differs, so nothing can be compared`);
  });
});
