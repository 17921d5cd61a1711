import { execFileSync } from "node:child_process";
import * as path from "node:path";

jest.setTimeout(5 * 60 * 1000);

const program = path.resolve(__dirname, "../../dist/bench/cells.js");

describe("the benchmark of cells", () => {
  it("deploys both ways, plans them again without a change, and says how they compare", () => {
    const lines = execFileSync(process.execPath, [program, "1", "1"], { encoding: "utf8" }).trimEnd().split("\n");
    const costs = String.raw` +\d+\.\d s +[\d,]+ +\d+\.\d s +[\d,]+`;

    expect(lines[0]).toMatch(/^1 member accounts, \d+ processors, a run of Terraform on each$/);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(new RegExp(`^a stack an account +3${costs}$`)),
      expect.stringMatching(new RegExp(`^1 cells +1${costs}$`)),
      expect.stringMatching(/^ratio +3\.00x( +\d+\.\d\dx){4}$/),
    ]);
  });
});
