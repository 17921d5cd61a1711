import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { temporaryFolder } from "./support/temporary-folder";

const PROJECT = path.resolve(__dirname, "..");
const folder = temporaryFolder();

/** Runs the compiled app as cdktf-cli does, with an output folder that does not exist yet. */
function run(configuration: string) {
  const work = mkdtempSync(path.join(folder, "run-"));
  writeFileSync(path.join(work, "organization.yaml"), configuration);
  const { status, stderr } = spawnSync(process.execPath, [path.join(PROJECT, "dist/main.js")], {
    cwd: work,
    env: { ...process.env, ORGANIZATION_CONFIG: "organization.yaml", CDKTF_OUTDIR: path.join(work, "cdktf.out") },
    encoding: "utf8",
  });
  return { status, stderr, written: readdirSync(work).filter((name) => name !== "organization.yaml") };
}

describe("main", () => {
  const example = readFileSync(path.join(PROJECT, "config/organization.yaml"), "utf8");

  it("synthesizes a stack for the log archive, the management account and every account's alarms", () => {
    const { status, stderr, written } = run(example);

    expect({ status, stderr, written }).toEqual({ status: 0, stderr: "", written: ["cdktf.out"] });
  });

  it("says everything that is wrong with the configuration and writes nothing", () => {
    const wrong = example
      .replace("homeRegion: eu-central-1", "homeRegion: eu-centrall-1")
      .replace("network:", "Network:");
    const { status, stderr, written } = run(wrong);

    expect({ status, written }).toEqual({ status: 1, written: [] });
    expect(stderr).toMatch(/^organization\.yaml has 2 problems:\n {2}organization\.yaml:\d+:\d+ homeRegion /);
    expect(stderr).not.toContain("    at ");
  });
});
