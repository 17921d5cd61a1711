import type { Guard } from "../../deployment";
import { readAssembly, runStacks, terraformIn } from "../../deployment";
import type { ExitCode } from "../exit-codes";
import type { Terminal } from "../terminal";
import { Display } from "./display";
import type { Interruptible } from "./interruption";
import { Interruption } from "./interruption";
import type { DeploymentOptions } from "./options";
import { checkDeploymentOptions } from "./options";
import { exitCodeOf } from "./report";
import { selectStacks } from "./select-stacks";

/** The process that a command runs in. */
export type Host = Interruptible & Pick<NodeJS.Process, "env" | "cwd">;

/** What distinguishes `plan` from `deploy`. */
export interface DeploymentCommand {
  readonly terminal: Terminal;
  readonly host: Host;
  /** Judges the plans. */
  readonly guard: Guard;
  /** Whether to apply what was planned. */
  readonly apply: boolean;
}

/** Plans stacks, and deploys them if asked: the common part of `org-audit plan` and `org-audit deploy`. */
export async function runDeployment(
  names: readonly string[],
  options: DeploymentOptions,
  { terminal, host, guard, apply }: DeploymentCommand,
): Promise<ExitCode> {
  checkDeploymentOptions(options);
  const assembly = readAssembly(options.output);
  const stacks = selectStacks(assembly, { names, ...options }, { inOrder: apply });
  const interruption = new Interruption(host, terminal.stderr);
  const display = new Display(stacks, terminal, options);
  try {
    const outcomes = await runStacks(stacks, assembly, {
      apply,
      parallelism: Number(options.parallelism),
      project: host.cwd(),
      terraform: terraformIn(host.env, { lockTimeout: options.lockTimeout ?? "0s", signal: interruption.signal }),
      guard,
      accept: options.accept,
      showPlans: options.details ?? false,
      onStep: (stack, step) => display.step(stack, step),
      onOutcome: (outcome) => display.outcome(outcome),
    });
    display.end(outcomes);
    await interruption.end();
    return interruption.exitCode ?? exitCodeOf(outcomes, { apply, detailedExitcode: options.detailedExitcode });
  } finally {
    display.close();
    await interruption.end();
  }
}
