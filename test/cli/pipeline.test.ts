import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { createColors } from "picocolors";
import { runCommandLine } from "../../src/cli/command-line";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const ROLES = [
  ...["--role-arn", "arn:aws:iam::{account}:role/Deploy"],
  ...["--plan-role-arn", "arn:aws:iam::{account}:role/Plan"],
];

/** What a stack holds of what matters here: where its state lies, and whom the log bucket's policy spares. */
function stackOf(name: string, accountId: string, backend = "s3", role = "Deploy") {
  const Condition = { ArnNotLike: { "aws:PrincipalArn": [`arn:aws:iam::222222222222:role/${role}`] } };
  const policy = JSON.stringify({ Statement: [{ Sid: "DenyReconfiguration", Condition }] });
  const resources: Record<string, object> = {
    "log-archive": { aws_s3_bucket_policy: { LogArchive_Bucket_Policy: { policy } } },
    management: { aws_cloudtrail: { Trail: { is_organization_trail: true } } },
  };
  return {
    provider: { aws: [{ region: "eu-central-1", allowed_account_ids: [accountId] }] },
    terraform: { backend: { [backend]: {} } },
    resource: resources[name],
  };
}

/** An assembly as cdktf writes it, with so many members. */
function assembly(members: number, backend?: string, role?: string): string {
  const output = mkdtempSync(path.join(folder, "assembly-"));
  const dependencies: Record<string, string[]> = { "log-archive": [], management: ["log-archive"] };
  for (let member = 0; member < members; member++) dependencies[`alarms-${member}`] = ["management"];
  const stacks = Object.entries(dependencies).map(([name, others]) => {
    const workingDirectory = `stacks/${name}`;
    const accountId = name === "log-archive" ? "222222222222" : "111111111111";
    mkdirSync(path.join(output, workingDirectory), { recursive: true });
    const stack = stackOf(name, accountId, backend, role);
    writeFileSync(path.join(output, workingDirectory, "cdk.tf.json"), JSON.stringify(stack));
    return [name, { name, workingDirectory, dependencies: others }];
  });
  writeFileSync(path.join(output, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(stacks) }));
  return output;
}

async function run(...words: string[]) {
  const written = { stdout: "", stderr: "" };
  const exitCode = await runCommandLine(["pipeline", ...words], {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    colors: createColors(false),
  });
  return { exitCode, ...written };
}

const small = assembly(3);
const target = () => path.join(mkdtempSync(path.join(folder, "repository-")), "ci/pipeline.yml");

describe("org-audit pipeline", () => {
  it("writes the file, with its folder, and nothing beside it", async () => {
    const file = target();

    expect(await run("github", ...ROLES, "--assembly", small, "--output", file)).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: `wrote ${file}\n`,
    });
    expect(readdirSync(path.dirname(file))).toEqual(["pipeline.yml"]);
    expect(readFileSync(file, "utf8")).toContain("\nname: audit-trail\n");
  });

  it("prints it for the engine's own place", async () => {
    const { exitCode, stdout, stderr } = await run("gitlab", ...ROLES, "--assembly", small, "--output", "-");

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("- local: .gitlab-ci.yml\n");
    expect(stdout).not.toContain("--output");
  });

  it("writes its own file again, and is content with it then", async () => {
    const file = target();
    const words = ["buildkite", ...ROLES, "--output", file];
    await run(...words, "--assembly", small);

    expect(await run(...words, "--assembly", small, "--check")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(await run(...words, "--assembly", assembly(40), "--check")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect((await run(...words, "--assembly", assembly(100))).exitCode).toBe(0);
    expect((await run(...words, "--assembly", assembly(100), "--check")).exitCode).toBe(0);
  });

  it("says when the organization has outgrown the file", async () => {
    const file = target();
    await run("codebuild", ...ROLES, "--output", file, "--assembly", small);
    const before = readFileSync(file, "utf8");

    expect(await run("codebuild", ...ROLES, "--output", file, "--assembly", assembly(60), "--check")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: [
        `${file}:6 is not what this command writes for the organization as it is now`,
        "    found: # Wave 3: 1 job",
        "    write: # Wave 3: 2 jobs",
        "",
      ].join("\n"),
    });
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it.each([
    ["edited", (text: string) => text.replace("cancel-in-progress: false", "cancel-in-progress: true"), /cancel-in-progress: true\n {4}write: {3}cancel-in-progress: false\n$/],
    ["cut short", (text: string) => text.slice(0, text.indexOf("permissions:")), /found: the end of the file\n {4}write: permissions: \{\}\n$/],
    ["longer", (text: string) => `${text}evil: true\n`, /found: evil: true\n {4}write: the end of the file\n$/],
    ["longer by an empty line", (text: string) => `${text}\n`, /found: an empty line\n {4}write: the end of the file\n$/],
    ["full of what steers a terminal", () => "\u001b[2J", /found: \ufffd\[2J\n/],
  ])("says where the file was %s", async (_title, edit, stderr) => {
    const file = target();
    await run("github", ...ROLES, "--output", file, "--assembly", small);
    writeFileSync(file, edit(readFileSync(file, "utf8")));

    const checked = await run("github", ...ROLES, "--output", file, "--assembly", small, "--check");

    expect(checked).toMatchObject({ exitCode: 2, stdout: "" });
    expect(checked.stderr).toMatch(stderr);
  }); // prettier-ignore

  it.each([
    ["a folder", [], ".", "cannot be read", "EISDIR: illegal operation on a directory, read"],
    ["a folder, with --check", ["--check"], ".", "cannot be read", "EISDIR: illegal operation on a directory, read"],
    ["in a file", [], "file/a.yml", "cannot be written", "EEXIST: file already exists, mkdir 'FOLDER/file'"],
  ])("refuses to write %s", async (_title, words, name, what, message) => {
    const into = mkdtempSync(path.join(folder, "out-of-reach-"));
    writeFileSync(path.join(into, "file"), "");
    const file = path.join(into, name);

    expect(await run("gitlab", ...ROLES, ...words, "--output", file, "--assembly", small)).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the command line is wrong:",
        `  --output ${what}`,
        `    found: ${file}: ${message.replace("FOLDER", into)}`,
        "    write: a file in a folder that you may write to",
        "",
      ].join("\n"),
    });
  });

  it("says where there is no file", async () => {
    const file = target();

    expect(await run("github", ...ROLES, "--output", file, "--assembly", small, "--check")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `${file} does not exist\n    write: it with this command, without --check\n`,
    });
    expect(existsSync(file)).toBe(false);
  });

  it("replaces no file that it did not write", async () => {
    const file = target();
    mkdirSync(path.dirname(file));
    writeFileSync(file, "stages: [test]\n");

    expect(await run("gitlab", ...ROLES, "--output", file, "--assembly", small)).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the command line is wrong:",
        "  --output is a file that org-audit pipeline did not write, and would be lost",
        `    found: ${file}`,
        "    write: another file, or move this one away",
        "",
      ].join("\n"),
    });
    expect(readFileSync(file, "utf8")).toBe("stages: [test]\n");
  });

  it("writes nothing when something is wrong", async () => {
    const file = target();
    const refused = await run("github", ...ROLES, "--output", file, "--assembly", small, "--branch", "a b");

    expect(refused).toMatchObject({ exitCode: 64, stdout: "" });
    expect(refused.stderr).toContain("--branch is not the name of a branch");
    expect(existsSync(file)).toBe(false);
  });

  it("writes nothing for states that jobs do not share", async () => {
    const file = target();

    expect(await run("github", ...ROLES, "--output", file, "--assembly", assembly(1, "local"))).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the github pipeline has 1 problem:",
        "  state is a file on one machine: the jobs of a pipeline share no disk, and each would begin with nothing",
        "    found: local for log-archive, and 2 more",
        "    write: a state that every job reaches, such as type: s3, in the configuration, and run cdktf synth again",
        "",
      ].join("\n"),
    });
    expect(existsSync(file)).toBe(false);
  });

  it("writes nothing for a role that would lock itself out", async () => {
    const file = target();
    const other = assembly(1, "s3", "OrganizationAccountAccessRole");

    expect(await run("github", ...ROLES, "--output", file, "--assembly", other)).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the github pipeline has 1 problem:",
        "  --role-arn is no role that the policies spare: the first deployment would lock out the next",
        "    found: arn:aws:iam::222222222222:role/Deploy for log-archive; spared: arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
        "    write: that role's ARN as roleArn of each account in the configuration, no reference, and run cdktf synth again",
        "",
      ].join("\n"),
    });
    expect(existsSync(file)).toBe(false);
  });

  it("says when nothing was synthesized", async () => {
    const refused = await run("github", ...ROLES, "--assembly", path.join(folder, "nowhere"));

    expect(refused).toMatchObject({ exitCode: 64, stdout: "" });
    expect(refused.stderr).toContain("manifest.json cannot be read");
  });

  it.each([
    [["jenkins", ...ROLES], /^error: command-argument value 'jenkins' is invalid for argument 'engine'. Allowed choices are github, gitlab, codebuild, buildkite\.\n/],
    [["github"], /^error: required option '--role-arn <arn>' not specified\n/],
    [["github", "--role-arn", "x"], /^error: required option '--plan-role-arn <arn>' not specified\n/],
    [["github", ...ROLES, "--shard-size", "many", "--assembly", small], /^error: option '--shard-size <n>' argument 'many' is invalid. write a whole number from 1 to 9999\.\n/],
  ])("refuses wrong usage: %j", async (words, stderr) => {
    const refused = await run(...words);

    expect(refused).toMatchObject({ exitCode: 64, stdout: "" });
    expect(refused.stderr).toMatch(stderr);
  }); // prettier-ignore

  it("explains itself in lines that fit a terminal", async () => {
    const { exitCode, stdout } = await run("--help");

    expect(exitCode).toBe(0);
    for (const part of ["Examples:", "Exit codes:", "--check", "{account}", ".buildkite/pipeline.yml"]) {
      expect(stdout).toContain(part);
    }
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
