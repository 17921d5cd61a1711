import type { FanOut, Pipeline, Wave } from "./pipeline";
import { isPerAccount } from "./pipeline";
import { shellCommand, shellWord } from "./shell-word";

/** What every job runs with. Its share is in `SHARD` and, where each account has a role of its own, `ACCOUNT`. */
export function jobEnvironment({ terraform }: Pipeline): Record<string, string> {
  return { TERRAFORM_BINARY_NAME: terraform.binary, CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" };
}

/** Refuses a file that this organization has outgrown, or that somebody edited: stacks would be left out. */
export function checkCommand({ command }: Pipeline): string {
  return shellCommand([...command, "--check"]);
}

/** Plans a share of all stacks and lets the guard judge. */
export function planCommand(pipeline: Pipeline): string {
  return `npx org-audit plan${share(pipeline.plan)}${accepted(pipeline)}`;
}

/** The same, and fails where anything would change. */
export function driftCommand(pipeline: Pipeline): string {
  return `npx org-audit plan --detailed-exitcode${share(pipeline.plan)}${accepted(pipeline)}`;
}

/** Deploys a share of one wave. */
export function deployCommand(pipeline: Pipeline, wave: Wave): string {
  return `npx org-audit deploy --wave ${wave.number}${share(wave)}${accepted(pipeline)}`;
}

function share(fanOut: FanOut): string {
  return isPerAccount(fanOut) ? ' --account "$ACCOUNT" --shard "$SHARD"' : ' --shard "$SHARD"';
}

function accepted({ accepted }: Pipeline): string {
  return accepted.map((address) => ` --accept ${shellWord(address)}`).join("");
}
