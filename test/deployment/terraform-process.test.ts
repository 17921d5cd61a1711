import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { TerraformError } from "../../src/errors";
import { checkTerraform } from "../../src/deployment/terraform";
import { runTerraform } from "../../src/deployment/terraform-process";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();

/** A program that stands for Terraform, and leaves the file `started` where it runs at all. */
function program(lines: string) {
  const directory = mkdtempSync(path.join(folder, "program-"));
  const file = (name: string) => path.join(directory, name);
  writeFileSync(file("terraform"), `#!/bin/sh\ntouch ${file("started")}\n${lines}\n`);
  chmodSync(file("terraform"), 0o755);
  return {
    binary: file("terraform"),
    started: () => existsSync(file("started")),
    output: { stdout: file("stdout"), stderr: file("stderr") },
  };
}

const terraformOf = (binary: string, signal = new AbortController().signal) => ({
  ...{ binary, signal, lockTimeout: "0s" },
  environment: { PATH: process.env.PATH },
});

describe("a Terraform process", () => {
  it("is not started when the run was interrupted before", async () => {
    const { binary, output, started } = program("exit 0");
    const terraform = terraformOf(binary, AbortSignal.abort());

    expect(await runTerraform({ ...terraform, output, parameters: ["-chdir=stack", "init", "-input=false"] })).toEqual({
      stdout: "",
      stderr: `${binary} init was not started: the run was interrupted before.`,
    });
    expect(started()).toBe(false);
  });

  it.each([
    ["-chdir=stack", "plan", "-lock=false"],
    ["plan", "-lock=false"],
  ])("that a signal ends is named by its step: %s %s %s", async (...parameters) => {
    const { binary, output } = program("kill -KILL $$");

    expect(await runTerraform({ ...terraformOf(binary), output, parameters })).toEqual({
      exitCode: undefined,
      stdout: "",
      stderr: `\n${binary} plan was ended by SIGKILL.`,
    });
  });
});

describe("the check of Terraform", () => {
  it("says which signal ended it", async () => {
    const { binary } = program("kill -KILL $$");

    await expect(checkTerraform(terraformOf(binary))).rejects.toThrow(
      new TerraformError([
        {
          where: binary,
          what: `does not work: ${binary} version was ended by SIGKILL.`,
          write: "the name or path of Terraform or OpenTofu in TERRAFORM_BINARY_NAME",
        },
      ]),
    );
  });

  it("blames nobody when the run was interrupted", async () => {
    const { binary, started } = program("exit 1");

    await checkTerraform(terraformOf(binary, AbortSignal.abort()));
    expect(started()).toBe(false);
  });
});
