import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { findPython } from "../../emulator/python";
import { temporaryFolder } from "../support/temporary-folder";
import { fileFor, ONE_ROLE } from "./engines";
import type { CodePipeline, Template } from "./engines/codebuild";
import { propertiesOf, specificationOf } from "./engines/codebuild";
import { runInShell } from "./shell";
import { stacksOf } from "./stacks";

jest.setTimeout(3 * 60 * 1000);

const folder = temporaryFolder();
const text = fileFor("codebuild", stacksOf(3, 2));
const template = parse(text, { version: "1.1" }) as Template;

/** What cfn-lint, AWS's own linter with the schemas of all resources, has against a template. */
async function lint(file: string) {
  const name = path.join(folder, "template.yml");
  writeFileSync(name, file);
  const python = await findPython();
  const { status, stdout, stderr } = spawnSync(python, ["-c", "from cfnlint.runner import main; main()", name], {
    encoding: "utf8",
  });
  return { status, printed: `${stdout}${stderr}` };
}

describe("the template", () => {
  it.each([
    ["a role for each account", text],
    ["one role, and OpenTofu", fileFor("codebuild", stacksOf(300), { ...ONE_ROLE, openTofu: true })],
    ["more accounts than a batch holds", fileFor("codebuild", stacksOf(3, 150))],
  ])("is one for cfn-lint: %s", async (_title, file) => {
    expect(await lint(file)).toEqual({ status: 0, printed: "" });
  }); // prettier-ignore

  it("would not be one with a property that AWS does not know", async () => {
    const { status, printed } = await lint(text.replace("ExecutionMode: QUEUED", "ExecutionMode: ALONE"));

    expect(status).not.toBe(0);
    expect(printed).toContain("'ALONE' is not one of");
  });

  it("lets deployments wait for each other, and none replace one that waits for approval", () => {
    expect(propertiesOf<CodePipeline>(template, "DeploymentPipeline").ExecutionMode).toBe("QUEUED");
  });

  it("lets the builds of a wave finish when one fails", () => {
    expect(specificationOf(template, "Wave3Project").batch!["fast-fail"]).toBe(false);
  });

  it("spreads more accounts than a batch holds over batches beside each other", () => {
    const wide = parse(fileFor("codebuild", stacksOf(3, 150)), { version: "1.1" }) as Template;
    const stage = propertiesOf<CodePipeline>(wide, "DeploymentPipeline").Stages.find(({ Name }) => Name === "Wave3")!;

    expect(stage.Actions.map(({ Configuration }) => Configuration!.ProjectName)).toEqual([
      { Ref: "Wave3Part1Project" },
      { Ref: "Wave3Part2Project" },
    ]);
    expect(specificationOf(wide, "Wave3Part1Project").batch!["build-list"]).toHaveLength(100);
    expect(specificationOf(wide, "Wave3Part2Project").batch!["build-list"]).toHaveLength(51);
  });

  it("lets plans assume the role that reads, deployments the one that deploys, and nothing else any", () => {
    const assumed = (id: string) => statementsOf(id).filter(({ Action }) => Action === "sts:AssumeRole");
    const roles = Object.keys(template.Resources).filter((id) => id.endsWith("Role"));

    expect(Object.fromEntries(roles.map((id) => [id, assumed(id).map(({ Resource }) => Resource)]))).toEqual({
      SynthRole: [],
      PullRequestSynthRole: [],
      PlanRole: ["arn:aws:iam::*:role/AuditTrailPlan"],
      PullRequestPlanRole: ["arn:aws:iam::*:role/AuditTrailPlan"],
      DeployRole: ["arn:aws:iam::*:role/AuditTrailDeploy"],
      BatchRole: [],
      PipelineRole: [],
      ScheduleRole: [],
    });
  });

  it("keeps what deployments read in a bucket that builds of pull requests do not reach", () => {
    const around = (id: string) => {
      const { ArtifactStore, Stages } = propertiesOf<CodePipeline>(template, id);
      const projects = Stages.flatMap(({ Actions }) => Actions.flatMap(({ Configuration }) => Configuration?.ProjectName?.Ref ?? [])); // prettier-ignore
      return { bucket: ArtifactStore.Location.Ref, roles: projects.map(roleOf) };
    };

    expect(around("PullRequestPipeline")).toEqual({
      bucket: "PullRequestArtifacts",
      roles: ["PullRequestSynthRole", "PullRequestPlanRole"],
    });
    expect(around("DeploymentPipeline")).toEqual({
      bucket: "Artifacts",
      roles: ["SynthRole", "PlanRole", "DeployRole", "DeployRole", "DeployRole"],
    });
    expect(around("DriftPipeline")).toEqual({ bucket: "Artifacts", roles: ["SynthRole", "PlanRole"] });
  });

  it.each([
    ["SynthRole", ["Artifacts"], ["Artifacts"]],
    ["PullRequestSynthRole", ["PullRequestArtifacts"], ["PullRequestArtifacts"]],
    ["PlanRole", ["Artifacts"], []],
    ["PullRequestPlanRole", ["PullRequestArtifacts"], []],
    ["DeployRole", ["Artifacts"], []],
    ["BatchRole", [], []],
  ])("lets builds with the role %s read of %j and write to %j", (id, read, written) => {
    const buckets = (action: string) =>
      statementsOf(id)
        .filter(({ Action }) => [Action].flat().includes(action))
        .map(({ Resource }) => /^\$\{(\w+)\.Arn\}\/\*$/.exec((Resource as { "Fn::Sub": string })["Fn::Sub"])![1]);

    expect(buckets("s3:GetObject")).toEqual(read);
    expect(buckets("s3:PutObject")).toEqual(written);
    const others = statementsOf(id).flatMap(({ Action }) =>
      [Action].flat().filter((action) => /^s3:(?!Get)/.test(action)),
    );
    expect(others).toEqual(written.map(() => "s3:PutObject"));
  });

  it("names the roles that those in the accounts have to trust", () => {
    const { Outputs } = parse(text, { version: "1.1" }) as { Outputs: Record<string, { Description: string }> };

    expect(Object.entries(Outputs).map(([name, { Description }]) => [name, Description])).toEqual([
      ["PlanRoleArn", "Whom the roles that plan have to trust"],
      ["PullRequestPlanRoleArn", "Whom the roles that plan have to trust"],
      ["DeployRoleArn", "Whom the roles that deploy have to trust"],
    ]);
  });

  it("looks for drift when cron says", () => {
    expect(propertiesOf(template, "DriftSchedule")).toMatchObject({
      ScheduleExpression: "cron(17 5 * * ? *)",
      ScheduleExpressionTimezone: "UTC",
    });
  });

  it("refuses times that EventBridge has no word for", () => {
    expect(() => fileFor("codebuild", stacksOf(3), { schedule: "0 4 1 * MON" })).toThrow(
      [
        "the codebuild pipeline has 1 problem:",
        "  --schedule names days of the month and of the week, which EventBridge has no word for",
        '    found: "0 4 1 * MON"',
        "    write: * for one of the two",
      ].join("\n"),
    );
  });
});

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What a role of the template may do. */
function statementsOf(id: string): readonly Statement[] {
  const { Policies } = propertiesOf<{ Policies: { PolicyDocument: { Statement: Statement[] } }[] }>(template, id);
  return Policies[0]!.PolicyDocument.Statement;
}

/** The role that the builds of a project have. */
function roleOf(project: string): string {
  return propertiesOf<{ ServiceRole: { "Fn::GetAtt": [string] } }>(template, project).ServiceRole["Fn::GetAtt"][0];
}

describe("the first build", () => {
  const git = (directory: string, ...words: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...words], { cwd: directory });
  const base = path.join(folder, "base");
  const clone = path.join(folder, "clone");
  const [fetch, ask] = specificationOf(template, "SynthProject").phases.install.commands;

  beforeAll(() => {
    mkdirSync(base);
    git(base, "init", "--quiet", "--initial-branch=main");
    git(base, "commit", "--quiet", "--allow-empty", "--message", "on main");
    git(folder, "clone", "--quiet", base, clone);
    git(base, "checkout", "--quiet", "-b", "topic");
    git(base, "commit", "--quiet", "--allow-empty", "--message", "on a branch of this repository");
    git(base, "checkout", "--quiet", "--detach");
    git(base, "commit", "--quiet", "--allow-empty", "--message", "of a fork");
    git(base, "update-ref", "refs/pull/1/head", "HEAD");
  });

  it("goes on with a commit of a branch", () => {
    git(clone, "fetch", "--quiet", "origin", "topic");
    git(clone, "checkout", "--quiet", "FETCH_HEAD");

    expect(runInShell([fetch!, ask!], clone)).toMatchObject({ status: 0 });
  });

  it("stops at a commit of a fork, which is on no branch", () => {
    git(clone, "fetch", "--quiet", "origin", "refs/pull/1/head");
    git(clone, "checkout", "--quiet", "FETCH_HEAD");

    expect(runInShell([fetch!, ask!, "echo went on"], clone)).toMatchObject({
      status: 1,
      stdout: "This commit is on no branch of the repository.\n",
    });
  });
});

describe("a build with a role", () => {
  it("writes a profile for the role of its account", () => {
    const commands = specificationOf(template, "Wave3Project").phases.build.commands.slice(0, -1);
    const { stdout } = runInShell([...commands, 'cat "$AWS_CONFIG_FILE"', "echo $AWS_PROFILE"], folder, {
      ACCOUNT: "300000000001",
    });

    expect(stdout).toBe(
      [
        "[profile audit-trail]",
        "role_arn = arn:aws:iam::300000000001:role/AuditTrailDeploy",
        "credential_source = EcsContainer",
        "role_session_name = audit-trail",
        "audit-trail",
        "",
      ].join("\n"),
    );
  });
});
