import { mkdtempSync } from "node:fs";
import * as path from "node:path";
import { createColors } from "picocolors";
import type { DeploymentOptions } from "../../../src/cli/deployment/options";
import { runDeployment } from "../../../src/cli/deployment/run-command";
import type { Danger, Guard } from "../../../src/deployment";
import { FakeAssembly } from "../../deployment/fake-assembly";
import { temporaryFolder } from "../../support/temporary-folder";

jest.setTimeout(60_000);

const folder = temporaryFolder();
const assembly = (dependencies: Readonly<Record<string, readonly string[]>>) =>
  new FakeAssembly(mkdtempSync(path.join(folder, "command-")), dependencies);

interface Run extends Partial<DeploymentOptions> {
  readonly apply?: boolean;
  readonly guard?: Guard;
  readonly isTTY?: boolean;
  readonly colors?: boolean;
}

async function run(
  fake: FakeAssembly,
  { apply = true, guard = () => [], isTTY = false, colors = false, ...options }: Run = {},
) {
  const written = { stdout: "", stderr: "" };
  const silent = { on: () => {}, removeListener: () => {} };
  const exitCode = await runDeployment(
    [],
    { output: fake.output, parallelism: "1", accept: [], ...options },
    {
      terminal: {
        stdout: { write: (text) => (written.stdout += text) },
        stderr: { isTTY, write: (text) => (written.stderr += text) },
        colors: createColors(colors),
      },
      host: { ...silent, stdout: silent, stderr: silent, env: fake.environment, cwd: () => fake.folder },
      guard,
      apply,
    },
  );
  // How long things take is nobody's promise.
  return { exitCode, stdout: written.stdout.replace(/ *\d+ s /g, " TIME "), stderr: written.stderr };
}

const danger = (address: string, found?: string): Danger => ({
  rule: "log-bucket-deleted",
  address,
  what: "is deleted",
  reason: "it holds the log files",
  found,
});

describe("a deployment on the command line", () => {
  it("prints a row for every stack, and how many came to which end", async () => {
    const fake = assembly({ "log-archive": [], management: ["log-archive"] });

    expect(await run(fake)).toEqual({
      exitCode: 0,
      stdout: [
        "STACK        ACCOUNT       CHANGES           TIME  OUTCOME",
        "log-archive  111111111111  +1 ~0 -0 TIME  deployed",
        "management   222222222222  +1 ~0 -0 TIME  deployed",
        "",
        "2 deployed.",
        "",
      ].join("\n"),
      stderr: "",
    });
    expect((await run(fake)).stdout).toContain("\n2 unchanged.\n");
  });

  it("tells what failed in full, at the end, and exits with 1", async () => {
    const fake = assembly({ a: [], b: ["a"], c: [] });
    fake.behave("a", { apply: { exitCode: 1, stderr: "Error: creating SNS Topic\n\n\u001b[31mAccessDenied" } });

    expect(await run(fake)).toEqual({
      exitCode: 1,
      stdout: [
        "STACK  ACCOUNT       CHANGES           TIME  OUTCOME",
        "a      111111111111  - TIME  failed: terraform apply",
        "c      333333333333  +1 ~0 -0 TIME  deployed",
        "b      222222222222  -                    -  skipped: waits for a",
        "",
        "1 deployed, 1 skipped, 1 failed.",
        "",
      ].join("\n"),
      stderr: [
        "",
        "── a: terraform apply failed",
        "",
        "  Error: creating SNS Topic",
        "",
        "  \u{fffd}[31mAccessDenied",
        "",
      ].join("\n"),
    });
  });

  it("names the dangers that the guard found, and how to accept them, and exits with 20", async () => {
    const fake = assembly({ a: [], b: [] });
    const guard: Guard = (_plan, stack) =>
      stack === "a" ? [danger("aws_s3_bucket.a", "logs"), danger("aws_kms_key.a")] : [];
    const refused = await run(fake, { guard });

    expect(refused.exitCode).toBe(20);
    expect(refused.stdout).toContain("refused: 2 dangers in the plan\n");
    expect(refused.stderr).toBe(
      [
        "",
        "── a: the guard refuses the plan",
        "",
        "  aws_s3_bucket.a is deleted (log-bucket-deleted)",
        "    found: logs",
        "    why: it holds the log files",
        "    if it is wanted: --accept 'a:aws_s3_bucket.a'",
        "  aws_kms_key.a is deleted (log-bucket-deleted)",
        "    why: it holds the log files",
        "    if it is wanted: --accept 'a:aws_kms_key.a'",
        "",
      ].join("\n"),
    );

    const accepted = await run(fake, { guard, accept: ["a:aws_s3_bucket.a", "aws_kms_key.a", "aws_kms_key.b"] });
    expect(accepted).toMatchObject({ exitCode: 0, stderr: "--accept aws_kms_key.b: no plan holds such a danger.\n" });
    expect(accepted.stdout).toContain("deployed, 2 dangers accepted\n");
  });

  it("counts a failure for more than a refusal", async () => {
    const fake = assembly({ a: [], b: [] });
    fake.behave("b", { init: { exitCode: 1 } });

    expect(await run(fake, { guard: () => [danger("aws_s3_bucket.a")] })).toMatchObject({ exitCode: 1 });
  });

  it("fails where a stack that is read from was never deployed", async () => {
    const fake = assembly({ a: [], b: ["a"] });
    fake.behave("b", { plan: { exitCode: 1 } });
    const waiting = await run(fake, { wave: "2" });

    expect(waiting.exitCode).toBe(1);
    expect(waiting.stdout).toContain(" -  waits for a, which is not deployed yet\n\n1 waiting.\n");
  });

  it("prints one object for programs, with nothing beside it", async () => {
    const fake = assembly({ a: [], b: ["a"] });
    fake.behave("a", { apply: { exitCode: 1, stderr: "Error: no" } });
    const { exitCode, stdout, stderr } = await run(fake, { json: true });
    const seconds = expect.any(Number);
    const none = { dangers: [], accepted: [] };

    expect([exitCode, stderr]).toEqual([1, ""]);
    expect(JSON.parse(stdout)).toEqual({
      stacks: [
        { name: "a", accountId: "111111111111", region: "eu-central-1", outcome: "failed", step: "apply", error: "Error: no", ...none, seconds }, // prettier-ignore
        { name: "b", accountId: "222222222222", region: "eu-central-1", outcome: "skipped", waitsFor: "a", ...none, seconds }, // prettier-ignore
      ],
      unusedAcceptances: [],
    });
  });

  it("tells programs too of acceptances that nothing was found for, in the object and beside it", async () => {
    const fake = assembly({ a: [], b: [] });
    const guard: Guard = () => [danger("aws_x.one")];
    const accept = ["a:aws_x.one", "aws_x.one", "c:aws_x.one", "aws_x.\u001b"];
    const { exitCode, stdout, stderr } = await run(fake, { json: true, guard, accept });

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ unusedAcceptances: ["c:aws_x.one", "aws_x.\u001b"] });
    expect(stderr).toBe(
      [
        "--accept c:aws_x.one: no plan holds such a danger.",
        "--accept aws_x.\ufffd: no plan holds such a danger.",
        "",
      ].join("\n"),
    );
  });

  it("does nothing, and says so, where no stack is meant", async () => {
    const fake = assembly({ a: [], b: [] });

    expect(await run(fake, { shard: "3/3" })).toEqual({
      exitCode: 0,
      stdout: "\nNo stack is meant: nothing to do.\n",
      stderr: "",
    });
    expect(fake.begun()).toEqual([]);
  });

  it("shows progress on a terminal only, and colours where they are wanted", async () => {
    const fake = assembly({ a: [] });
    const shown = await run(fake, { isTTY: true, colors: true });

    expect(shown.stderr).toContain("0 of 1 stacks  init a");
    expect(shown.stderr.endsWith("\r\u001b[K")).toBe(true);
    expect(shown.stdout).toContain("\u001b[32ma      111111111111");
    expect(shown.stdout).toContain("deployed\u001b[39m\n");
  });

  it("refuses numbers and durations that are none, at once", async () => {
    const fake = assembly({ a: [] });

    await expect(run(fake, { parallelism: "many", lockTimeout: "5" })).rejects.toThrow(
      [
        "the command line is wrong:",
        "  --parallelism is not a number of stacks",
        "    found: many",
        "    write: a whole number from 1",
        "  --lock-timeout is not a duration",
        "    found: 5",
        "    write: a number and its unit, such as 90s",
      ].join("\n"),
    );
    await run(fake, { lockTimeout: "1h30m" });
    expect(fake.journal().flatMap(({ parameters }) => parameters ?? [])).toContain("-lock-timeout=1h30m");
  });
});

describe("a plan on the command line", () => {
  it("tells of changes by its exit code, where that is asked for", async () => {
    const fake = assembly({ a: [], b: [] });

    expect(await run(fake, { apply: false })).toMatchObject({ exitCode: 0 });
    const drift = await run(fake, { apply: false, detailedExitcode: true });
    expect(drift.exitCode).toBe(2);
    expect(drift.stdout).toContain("would change\n\n2 would change.\n");

    await run(fake);
    expect(await run(fake, { apply: false, detailedExitcode: true })).toMatchObject({ exitCode: 0 });
  });

  it("takes stacks that wait for a first deployment for changes, not for failures", async () => {
    const fake = assembly({ a: [], b: ["a"] });
    fake.behave("b", { plan: { exitCode: 1 } });

    expect(await run(fake, { apply: false, wave: "2" })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await run(fake, { apply: false, wave: "2", detailedExitcode: true })).toMatchObject({ exitCode: 2 });
  });

  it("shows the plans of stacks that would change, where that is asked for", async () => {
    const fake = assembly({ a: [], b: [] });
    const { stdout } = await run(fake, { apply: false, details: true });

    expect(stdout).toContain("\n── a\n\n  Terraform will create a.\n\n── b\n\n  Terraform will create b.\n\n2 would");
  });
});
