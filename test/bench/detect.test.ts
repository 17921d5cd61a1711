import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { compiledProject } from "../support/compiled-project";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(2 * 60 * 1000);

const program = path.join(compiledProject("src", "bench"), "bench", "detect.js");
const folder = temporaryFolder();
const run = (words: readonly string[], environment: NodeJS.ProcessEnv = process.env) =>
  spawnSync(process.execPath, [program, ...words], { cwd: folder, encoding: "utf8", env: environment });
const hasJq = spawnSync("jq", ["--version"]).status === 0;

const NUMBERS = String.raw` +\d+\.\d\d s +\d+ MB +[\d,]+k records/s`;
const DETECT = new RegExp(`^org-audit detect, \\d+ detections${NUMBERS}$`);
const GUNZIP = new RegExp(`^gunzip in Node, no search +${NUMBERS} {3}\\d+\\.\\dx gunzip$`);
const JQ = /^jq, 3 filters, a process a \w+ +\d+\.\d\d s +[\d,]+k records\/s {3}\d+\.\dx jq$/;

describe("the benchmark of detect", () => {
  it("measures detect beside unpacking, and says where it has no jq to compare with", () => {
    const { status, stdout } = run(["3000"], { ...process.env, PATH: folder });
    const lines = stdout.trimEnd().split("\n");

    expect(status).toBe(0);
    expect(lines[0]).toMatch(/^3,000 records in 2 files of \d+ MB together, \d+ processors, Node \d+\.\d+\.\d+$/);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(DETECT),
      expect.stringMatching(GUNZIP),
      "jq is not installed: no comparison with it",
    ]);
  });

  // The only comparison with another program's counts that there is: where jq is missing, this test says so.
  it(`compares its counts with those of jq${hasJq ? "" : ", which this machine does not have"}`, () => {
    const { status, stdout } = run(["3000"]);

    expect(status).toBe(0);
    expect(stdout.match(new RegExp(JQ, "gm")) ?? []).toHaveLength(hasJq ? 2 : 0);
  });

  it("refuses a size that is no number of records", () => {
    const { status, stderr } = run(["many"]);

    expect(status).toBe(1);
    expect(stderr).toContain("many is no number of records");
  });
});
