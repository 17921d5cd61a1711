import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { TerraformError } from "../errors";
import { runTerraform } from "./terraform-process";

/** Which Terraform is run, and how. */
export interface Terraform {
  /** The program: a name on the PATH, or a path. */
  readonly binary: string;
  /** Every variable that it runs with, credentials included. */
  readonly environment: NodeJS.ProcessEnv;
  /** How long to wait for a state that another run has locked, as Terraform writes durations: `5m`. */
  readonly lockTimeout: string;
  /** Asks what runs to stop when it is safe. */
  readonly signal: AbortSignal;
}

/**
 * Terraform as the environment names it, asking nothing: `TERRAFORM_BINARY_NAME` is the program, as it is for cdktf;
 * `terraform` without it, `tofu` for OpenTofu.
 */
export function terraformIn(environment: NodeJS.ProcessEnv, options: Omit<Terraform, "binary" | "environment">) {
  return {
    ...options,
    binary: environment["TERRAFORM_BINARY_NAME"] || "terraform",
    environment: {
      ...environment,
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
      // One such folder for all stacks would let a stack be planned against the state of another.
      TF_DATA_DIR: undefined,
    },
  };
}

/** @throws TerraformError when the program cannot be run at all: better once than for every stack */
export async function checkTerraform(terraform: Terraform): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "org-audit-"));
  const output = { stdout: path.join(folder, "stdout"), stderr: path.join(folder, "stderr") };
  const refuse = (what: string) =>
    new TerraformError([
      { where: terraform.binary, what, write: "the name or path of Terraform or OpenTofu in TERRAFORM_BINARY_NAME" },
    ]);
  try {
    const { exitCode, stderr } = await runTerraform({ ...terraform, parameters: ["version"], output });
    // Interrupted, it says nothing about the program.
    if (exitCode !== 0 && !terraform.signal.aborted)
      throw refuse(`does not work: ${stderr.trim() || `it ended with ${exitCode}`}`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : refuse(`cannot be started: ${code}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
