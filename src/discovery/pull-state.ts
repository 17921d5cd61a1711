/** Reads a whole Terraform state, from wherever it is kept. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import type { Problem } from "../errors";
import { placeOf, readerBackend } from "../states";
import type { StateLocation } from "../states";
import type { TerraformState } from "./state-file";

/** A state, nothing where there is none yet, or why it cannot be read. */
export type PulledState = { readonly state: TerraformState | undefined } | { readonly problem: Problem };

/**
 * Fetches the state at `location`: a file by itself, anything else through Terraform, which knows every backend and has
 * its credentials. Nothing is written but a folder for Terraform, which goes away again.
 *
 * @param name - what problems call the state
 * @param environment - variables that Terraform runs with; `TERRAFORM_BINARY_NAME` names the program
 */
export async function pullState(
  location: StateLocation,
  name: string,
  environment: NodeJS.ProcessEnv,
): Promise<PulledState> {
  try {
    const content = location.type === "local" ? readLocal(placeOf(location)) : await pull(location, environment);
    return { state: content === undefined ? undefined : parseState(content) };
  } catch (error) {
    const found = (error as Error).message.trim();
    const write = "access to it, and a state that Terraform can show";
    return { problem: { where: `the state ${name}`, what: "cannot be read", found, write } };
  }
}

/** @throws SyntaxError when the text is cut off, or something else than a state */
function parseState(content: string): TerraformState {
  const state = JSON.parse(content) as Partial<TerraformState> | null;
  if (typeof state !== "object" || state === null || !Array.isArray(state.resources ?? [])) {
    throw new SyntaxError("it is JSON, but no state of Terraform");
  }
  return state;
}

function readLocal(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function pull(location: StateLocation, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { configuration, workspace } = readerBackend(location);
  const folder = mkdtempSync(path.join(tmpdir(), "org-audit-state-"));
  const variables = {
    ...environment,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    TF_DATA_DIR: undefined,
    TF_WORKSPACE: workspace,
  };
  try {
    writeFileSync(path.join(folder, "backend.tf.json"), JSON.stringify(configuration), { mode: 0o600 });
    await terraform(["init", "-no-color"], folder, variables);
    const content = await terraform(["state", "pull"], folder, variables);
    return content.trim() === "" ? undefined : content;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function terraform(parameters: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const binary = env["TERRAFORM_BINARY_NAME"] || "terraform";
  const child = spawn(binary, parameters, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  // Rejected like any error of the system, and reported as the reason that the state cannot be read.
  if (exitCode !== 0) return Promise.reject({ message: `${binary} ${parameters[0]} failed: ${stderr.trim()}` });
  return stdout;
}
