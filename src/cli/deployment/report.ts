import type { Danger, OutcomeKind, PlannedChanges, StackOutcome, Step } from "../../deployment";
import { acceptancesOf } from "../../deployment/acceptance";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";

/** A run for programs. */
export interface DeploymentReport {
  readonly stacks: readonly StackReport[];
  /** Acceptances that nothing was found for: most likely a slip of the hand. */
  readonly unusedAcceptances: readonly string[];
}

/** One stack of a run. Members that say nothing are left out. */
export interface StackReport {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly outcome: OutcomeKind;
  readonly changes?: PlannedChanges;
  readonly waitsFor?: string;
  readonly dangers: readonly Danger[];
  readonly accepted: readonly Danger[];
  readonly step?: Step;
  readonly error?: string;
  readonly plan?: string;
  readonly seconds: number;
}

/** @param accept - the acceptances of the command line */
export function createReport(outcomes: readonly StackOutcome[], accept: readonly string[]): DeploymentReport {
  const used = outcomes.flatMap(({ stack, accepted }) =>
    accepted.flatMap((danger) => acceptancesOf(stack.name, danger)),
  );
  return {
    stacks: outcomes.map(({ stack: { name, accountId, region }, kind, ...rest }) => ({
      name,
      accountId,
      region,
      outcome: kind,
      ...rest,
    })),
    unusedAcceptances: accept.filter((word) => !used.includes(word)),
  };
}

/**
 * What a run tells the shell: the worst that happened.
 *
 * @param wants.apply - whether stacks were to be deployed, so that one that waits is one that failed
 * @param wants.detailedExitcode - whether changes are told, as Terraform does
 */
export function exitCodeOf(
  outcomes: readonly StackOutcome[],
  { apply, detailedExitcode }: { readonly apply: boolean; readonly detailedExitcode?: boolean },
): ExitCode {
  const some = (...kinds: OutcomeKind[]) => outcomes.some(({ kind }) => kinds.includes(kind));
  if (some("failed", "interrupted") || (apply && some("waiting"))) return EXIT_CODES.stackFailed;
  if (some("refused")) return EXIT_CODES.planRefused;
  if (detailedExitcode && some("planned", "waiting")) return EXIT_CODES.changes;
  return EXIT_CODES.success;
}
