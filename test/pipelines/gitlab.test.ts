import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { temporaryFolder } from "../support/temporary-folder";
import { fileFor, ONE_ROLE } from "./engines";
import type { GitLabFile } from "./engines/gitlab";
import { gitLabJobs } from "./engines/gitlab";
import { stacksOf } from "./stacks";

const folder = temporaryFolder();
const text = fileFor("gitlab", stacksOf(3, 2));
const file = parse(text) as GitLabFile;
const jobs = Object.fromEntries(gitLabJobs(file));

/** What gitlab-ci-local, which has GitLab's own schema in it, says of a pipeline. */
function validated(pipeline: string) {
  const repository = mkdtempSync(path.join(folder, "gitlab-"));
  writeFileSync(path.join(repository, ".gitlab-ci.yml"), pipeline);
  for (const words of [["init", "--quiet"], ["remote", "add", "origin", "git@gitlab.com:example/landing-zone.git"]]) {
    spawnSync("git", words, { cwd: repository });
  }
  const program = path.resolve("node_modules/gitlab-ci-local/dist/index.js");
  // It is made for Node 22, where sets have unions.
  const unions = path.join(folder, "unions.cjs");
  writeFileSync(unions, "Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };");
  const { status, stderr } = spawnSync(process.execPath, ["--require", unions, program, "--list-json"], {
    cwd: repository,
    encoding: "utf8",
  });
  return { status, stderr };
} // prettier-ignore

describe("the pipeline", () => {
  it.each([
    ["a role for each account", text],
    ["one role, and OpenTofu", fileFor("gitlab", stacksOf(300), { ...ONE_ROLE, openTofu: true })],
    ["more accounts than a matrix holds", fileFor("gitlab", stacksOf(3, 300))],
  ])("is one for GitLab's own schema: %s", (_title, pipeline) => {
    const { status, stderr } = validated(pipeline);

    expect(stderr).toContain("json schema validated");
    expect(status).toBe(0);
  }); // prettier-ignore

  it("would not be one with a key that GitLab does not know", () => {
    const { status, stderr } = validated(text.replace("    strategy: depend", "    strategie: depend"));

    expect(stderr).toContain("strategie");
    expect(status).not.toBe(0);
  });

  it("lets deployments wait for each other: the job that starts one holds its resource until all waves are done", () => {
    expect(jobs["deploy"]).toMatchObject({
      resource_group: "audit-trail",
      trigger: { include: [{ local: ".gitlab-ci.yml" }], strategy: "depend" },
      rules: [{ when: "manual", allow_failure: false }],
    });
    const holding = Object.entries(jobs).filter(([, job]) => job.resource_group !== undefined);
    expect(holding.map(([name]) => name)).toEqual(["deploy"]);
  });

  it("starts as its child the file that it is", () => {
    const elsewhere = parse(fileFor("gitlab", stacksOf(3), { file: "ci/audit-trail.yml" })) as GitLabFile;

    expect(Object.fromEntries(gitLabJobs(elsewhere))["deploy"]!.trigger!.include).toEqual([
      { local: "ci/audit-trail.yml" },
    ]);
  });

  it("deploys what was synthesized for the plan", () => {
    for (const [name, { needs }] of Object.entries(jobs)) {
      if (!name.startsWith("wave-")) continue;
      expect(needs![0]).toEqual({ pipeline: "$ASSEMBLY_PIPELINE_ID", job: "synth" });
    }
    expect(jobs["deploy"]).toMatchObject({ variables: { ASSEMBLY_PIPELINE_ID: "$CI_PIPELINE_ID" } });
  });

  it("asks for a token for AWS where a role is assumed, and nowhere else", () => {
    for (const [name, { id_tokens }] of Object.entries(jobs)) {
      const expected = /^(plan|drift|wave)/.test(name) ? { AWS_ID_TOKEN: { aud: "sts.amazonaws.com" } } : undefined;
      expect(id_tokens).toEqual(expected);
    }
  });

  it("spreads more accounts than a matrix holds over several jobs", () => {
    const wide = parse(fileFor("gitlab", stacksOf(3, 300))) as GitLabFile;
    const widths = gitLabJobs(wide)
      .filter(([name]) => name.startsWith("wave-3"))
      .map(([name, { parallel }]) => [name, parallel!.matrix.flatMap(({ ACCOUNT }) => ACCOUNT!).length]);

    expect(widths).toEqual([
      ["wave-3-1", 200],
      ["wave-3-2", 101],
    ]);
  });
});
