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

  it("deploys in an environment that the project can protect, which nothing before the start by hand names", () => {
    for (const [name, { environment }] of Object.entries(jobs)) {
      expect(environment).toEqual(name.startsWith("wave-") ? { name: "audit-trail-deploy" } : undefined);
    }
  });

  it("says whom the roles have to trust, and what that takes", () => {
    expect(text.slice(text.indexOf("# Protect the environment"), text.indexOf("# How many jobs")).split("\n")).toEqual([
      "# Protect the environment audit-trail-deploy and no other, with who may deploy and without approvals (Premium).",
      "# Run no merge request of a fork in this project: its jobs would have the sub of a branch of the same name.",
      "# An OIDC provider for this GitLab where the roles are, and their trust policies with",
      "#   both roles             aud: sts.amazonaws.com",
      "#   the role that deploys  sub: project_path:GROUP/PROJECT:ref_type:branch:ref:main:environment_protected:true",
      "#   the role that plans    sub: project_path:GROUP/PROJECT:ref_type:branch:ref:*",
      "# By default sub says nothing of environments. From GitLab 18.7 it does where the projects API has set",
      "#   ci_id_token_sub_claim_components: [project_path, ref_type, ref, environment_protected]",
      "# Without that, the role that deploys can only trust the branch main, whose plans then could assume it before",
      "# anybody started the deployment: the start by hand keeps order, and protects from nothing that was merged.",
      "",
    ]);
  });

  it("ends a job that hangs, and lets its token live as long", () => {
    for (const [name, { timeout }] of Object.entries(jobs)) {
      // A job that starts a pipeline may have none.
      const expected = name === "deploy" ? undefined : name === "synth" ? "30 minutes" : "2 hours";
      expect(timeout).toBe(expected);
    }
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
