import { AuditTrailError } from "../errors";
import { acceptancesOf } from "./acceptance";
import type { SynthesizedStack } from "./assembly";
import type { Danger, StackOutcome, Step } from "./outcome";
import { countChanges } from "./planned-changes";
import type { ProviderInstallation } from "./provider-installation";
import type { RunOptions } from "./run-options";
import { StackTerraform } from "./stack-terraform";
import type { StandingStacks } from "./standing-stacks";
import { explainStateLock, findStateLock } from "./state-lock";
import type { Ended } from "./terraform-process";

/** What became of a stack, but for what any outcome has. */
export type StackResult = Partial<StackOutcome> & Pick<StackOutcome, "kind">;

/** What all stacks of a run share. */
export interface SharedByStacks {
  readonly options: RunOptions;
  readonly providers: ProviderInstallation;
  readonly standing: StandingStacks;
}

/** What `terraform plan -detailed-exitcode` tells the shell when there is something to change. */
const SOMETHING_TO_CHANGE = 2;

/** Plans one stack, judges the plan and, if asked, applies that very plan. Whatever fails becomes the result. */
export async function runStack(stack: SynthesizedStack, shared: SharedByStacks): Promise<StackResult> {
  const { terraform } = shared.options;
  let run: StackTerraform | undefined;
  try {
    run = new StackTerraform(terraform, stack.directory);
    return await takeSteps(stack, run, shared);
  } catch (error) {
    const { message, stack: trace } = error as Error;
    return { kind: "failed", error: AuditTrailError.isAuditTrailError(error) ? message : (trace ?? String(error)) };
  } finally {
    run?.close();
  }
}

async function takeSteps(
  stack: SynthesizedStack,
  terraform: StackTerraform,
  { options, providers, standing }: SharedByStacks,
): Promise<StackResult> {
  const { apply, guard, onStep, showPlans } = options;
  const { signal } = options.terraform;
  if (terraform.unwrittenState !== undefined) {
    return { kind: "failed", error: explainUnwrittenState(terraform.unwrittenState, terraform.command) };
  }
  /** The result, when the step did not end well or no other may follow. */
  const stop = (step: Step, ended: Ended, isLast = false): StackResult | undefined => {
    const succeeded = ended.exitCode === 0 || (step === "plan" && ended.exitCode === SOMETHING_TO_CHANGE);
    if (succeeded && (isLast || !signal.aborted)) return undefined;
    const error = succeeded ? undefined : explainFailure(ended, terraform.command);
    return { kind: signal.aborted ? "interrupted" : "failed", step, error };
  };

  onStep(stack, "init");
  const installed = await providers.install(stack.directory, () => terraform.init());
  const notInstalled = stop("init", installed);
  if (notInstalled) return notInstalled;

  onStep(stack, "plan");
  const planned = await terraform.plan({ lock: apply });
  const notPlanned = stop("plan", planned);
  if (notPlanned?.kind === "failed") {
    const waitsFor = await standing.missingFor(stack);
    return waitsFor === undefined ? notPlanned : { kind: "waiting", waitsFor };
  }
  if (notPlanned) return notPlanned;
  if (planned.exitCode !== SOMETHING_TO_CHANGE) return { kind: "unchanged" };

  onStep(stack, "show");
  const shown = await terraform.showJson();
  const notShown = stop("show", shown);
  if (notShown) return notShown;
  const forPeople = showPlans ? await terraform.show() : undefined;
  const notForPeople = forPeople && stop("show", forPeople);
  if (notForPeople) return notForPeople;
  const found = guard(shown.stdout, stack.name);
  const isAccepted = (danger: Danger) =>
    acceptancesOf(stack.name, danger).some((word) => options.accept.includes(word));
  const judged = {
    changes: countChanges(shown.stdout),
    dangers: found.filter((danger) => !isAccepted(danger)),
    accepted: found.filter(isAccepted),
    plan: forPeople?.stdout.trim(),
  };
  if (judged.dangers.length > 0) return { kind: "refused", ...judged };
  if (!apply) return { kind: "planned", ...judged };

  onStep(stack, "apply");
  const notApplied = stop("apply", await terraform.apply(), true);
  return notApplied ?? { kind: "deployed", ...judged };
}

function explainFailure({ exitCode, stdout, stderr }: Ended, command: string): string {
  const lock = findStateLock(stderr);
  // Some failures are said on standard output only.
  const said = stderr.trim() || stdout.trim() || `Terraform ended with ${exitCode} and said nothing.`;
  return lock === undefined ? said : `${said}\n\n${explainStateLock(lock, command)}`;
}

function explainUnwrittenState(file: string, command: string): string {
  return [
    `An earlier run could not write its state, and left it in ${file}.`,
    "Deploying now would make everything in it a second time. Write it, then remove the file:",
    `  ${command} state push errored.tfstate`,
  ].join("\n");
}
