import { performance } from "node:perf_hooks";
import type { SynthesizedStack } from "./assembly";
import { inOrder } from "./in-order";
import type { StackOutcome } from "./outcome";
import { stands } from "./outcome";
import { ProviderInstallation } from "./provider-installation";
import type { RunOptions } from "./run-options";
import type { StackResult } from "./run-stack";
import { runStack } from "./run-stack";
import { StandingStacks } from "./standing-stacks";
import { checkTerraform } from "./terraform";

/**
 * Plans, judges and, if asked, applies stacks: each as soon as those it depends on stand, whatever becomes of its
 * siblings. When the terraform's signal is aborted, no stack is begun any more, and what runs comes to a safe end.
 *
 * @param stacks - each after those that it depends on
 * @param assembly - every stack there is: those that are not run may be read from
 * @returns what became of each stack, in the order of `stacks`
 * @throws TerraformError when Terraform cannot be run at all
 */
export async function runStacks(
  stacks: readonly SynthesizedStack[],
  assembly: readonly SynthesizedStack[],
  options: RunOptions,
): Promise<readonly StackOutcome[]> {
  const { parallelism, project, terraform, onOutcome } = options;
  if (stacks.length > 0) await checkTerraform(terraform);
  const providers = new ProviderInstallation(project);
  const shared = { options, providers, standing: new StandingStacks(assembly, terraform, providers) };

  return inOrder<SynthesizedStack, StackOutcome>(stacks, parallelism, async (stack, before) => {
    const started = performance.now();
    const result = notToBegin(before, options) ?? (await runStack(stack, shared));
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const outcome = { dangers: [], accepted: [], ...result, stack, seconds };
    onOutcome(outcome);
    return outcome;
  });
}

/** Why a stack is not begun, by what became of those that it depends on. */
function notToBegin(before: readonly StackOutcome[], { apply, terraform }: RunOptions): StackResult | undefined {
  // A plan needs the states of other stacks, not their plans: only what was never deployed stops it.
  const blocker = before.find((outcome) => (apply ? !stands(outcome) : outcome.kind === "waiting"));
  if (!terraform.signal.aborted && blocker === undefined) return undefined;
  return { kind: blocker?.kind === "waiting" ? "waiting" : "skipped", waitsFor: blocker?.stack.name };
}
