import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformOptions } from "../../emulator/terraform";
import { Terraform, TerraformError } from "../../emulator/terraform";

let directory: string;
const inherited = process.env["TERRAFORM_BINARY_NAME"];
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "terraform-"))));
afterEach(() => {
  process.env["TERRAFORM_BINARY_NAME"] = inherited;
  if (inherited === undefined) {
    delete process.env["TERRAFORM_BINARY_NAME"];
  }
  rmSync(directory, { recursive: true });
});

/** A Terraform whose commands are a script; it writes down how it was called. */
function terraform(script: string, options: Partial<TerraformOptions> = {}, version = "1.9.0"): Terraform {
  const binary = join(directory, "terraform");
  writeFileSync(
    binary,
    [
      "#!/bin/bash",
      `if [ "$1" = version ]; then echo '{ "terraform_version": "${version}" }'; exit; fi`,
      `echo "$@" >> ${join(directory, "calls")}`,
      script,
    ].join("\n"),
  );
  chmodSync(binary, 0o755);
  process.env["TERRAFORM_BINARY_NAME"] = binary;
  return new Terraform({ environment: { OWN: "own" }, workDirectory: directory, ...options });
}

const calls = () => readFileSync(join(directory, "calls"), "utf8").trim().split("\n");

test("runs each command in the folder, without questions or colours", async () => {
  const runner = terraform("");

  await runner.init("stacks/a");
  await runner.init("stacks/a", { backend: false });
  await runner.validate("stacks/a");
  await runner.apply("stacks/a");
  await runner.plan("stacks/a");
  await runner.destroy("stacks/a");

  expect(calls()).toEqual(
    [
      "init",
      "init -backend=false",
      "validate",
      "apply -auto-approve",
      "plan -detailed-exitcode",
      "destroy -auto-approve",
    ].map((command) => `-chdir=stacks/a ${command} -no-color`),
  );
});

test("gives Terraform its environment and passes on what it prints", async () => {
  const output: string[] = [];

  await terraform('echo "$OWN $TF_INPUT"; echo warned >&2', { onOutput: (text) => output.push(text) }).apply("a");

  expect(output.sort()).toEqual(["own 0\n", "warned\n"]);
});

test("a plan tells whether anything would change", async () => {
  expect(await terraform("echo No changes.").plan("a")).toEqual({ changes: false, output: "No changes.\n" });
  expect(await terraform("echo 1 to add; exit 2").plan("a")).toEqual({ changes: true, output: "1 to add\n" });
});

test("reads outputs as values", async () => {
  const outputs = { id: { value: "o-1", type: "string" }, ids: { value: { a: "1" }, type: ["map", "string"] } };

  expect(await terraform(`echo '${JSON.stringify(outputs)}'`).output("a")).toEqual({ id: "o-1", ids: { a: "1" } });
});

test("a failure carries the command, the folder and Terraform's own words", async () => {
  const runner = terraform("echo 'Error: no such key' >&2; exit 1");
  const failure = await runner.plan("stacks/a").catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(TerraformError);
  expect(failure).toMatchObject({
    directory: "stacks/a",
    stderr: "Error: no such key\n",
    message: `${runner.binary} plan failed in stacks/a\nError: no such key`,
  });
});

test.each([
  ["0.15.5", false],
  ["1.8.9", false],
  ["1.9.0", true],
  ["1.10.0", true],
  ["2.0.0", true],
])("version %s is new enough: %s", async (version, enough) => {
  const runner = terraform("", {}, version);
  const result = runner.validate("a");

  if (enough) {
    await result;
  } else {
    await expect(result).rejects.toThrow(
      `${runner.binary} is too old\n  found: ${version}\n  write: install version 1.9 or later`,
    );
  }
});

test("interrupting sends SIGINT and waits until Terraform has tidied up", async () => {
  const controller = new AbortController();
  const lock = join(directory, "lock");
  const runner = terraform(
    `touch ${lock}
     trap 'echo interrupted >&2; rm ${lock}; exit 1' INT
     echo locked
     while true; do read -t 0.05 < <(:) || true; done`,
    { signal: controller.signal, onOutput: (text) => text === "locked\n" && controller.abort() },
  );

  await expect(runner.apply("stacks/a")).rejects.toMatchObject({
    name: "TerraformError",
    message: `${runner.binary} apply was interrupted in stacks/a\ninterrupted`,
  });
  expect(existsSync(lock)).toBe(false);
});

test("an interrupted run starts no further command", async () => {
  const runner = terraform("", { signal: AbortSignal.abort() });

  await expect(runner.apply("stacks/a")).rejects.toMatchObject({
    name: "TerraformError",
    message: `${runner.binary} apply was interrupted before it began in stacks/a`,
  });
  expect(existsSync(join(directory, "calls"))).toBe(false);
});

test("with a signal the terminal's own SIGINT does not reach Terraform a second time, without one it does", async () => {
  const leadsItsGroup = 'test "$(ps -o pgid= -p $$ | tr -d " ")" = $$ && exit 2; exit 0';
  const { signal } = new AbortController();

  expect(await terraform(leadsItsGroup, { signal }).plan("a")).toMatchObject({ changes: true });
  expect(await terraform(leadsItsGroup).plan("a")).toMatchObject({ changes: false });
});
