import type { SynthesizedStack } from "./assembly";
import type { PlannedChanges } from "./planned-changes";

/** Something that a plan would do and nobody should do by accident. */
export interface Danger {
  /** Id of the rule that found it. */
  readonly rule: string;
  /** Terraform address of the resource. */
  readonly address: string;
  /** What would happen to it, in one clause. */
  readonly what: string;
  /** Why that is dangerous. */
  readonly reason: string;
  /** The value that makes it so. */
  readonly found?: string;
}

/**
 * Looks for dangers in a plan.
 *
 * @param planJson - what `terraform show -json` prints of the plan
 * @param stack - name of the stack that was planned
 */
export type Guard = (planJson: string, stack: string) => readonly Danger[];

/** What Terraform is asked to do with a stack, one after the other. */
export type Step = "init" | "plan" | "show" | "apply";

/** What became of a stack. */
export type OutcomeKind =
  /** The plan was applied. */
  | "deployed"
  /** There is something to change; nobody asked to apply it. */
  | "planned"
  /** There is nothing to change. */
  | "unchanged"
  /** The plan holds dangers that nobody accepted: it was not applied. */
  | "refused"
  /** It cannot be planned before a stack that it reads from is deployed. */
  | "waiting"
  /** It was not begun: a stack that it depends on does not stand, or the run was interrupted before. */
  | "skipped"
  /** Terraform was asked to stop in the middle; it wrote its state and released its lock. */
  | "interrupted"
  /** Terraform or the guard failed. */
  | "failed";

/** What became of one stack in a run. */
export interface StackOutcome {
  readonly stack: SynthesizedStack;
  readonly kind: OutcomeKind;
  /** What the plan would change or has changed, where there was a plan. */
  readonly changes?: PlannedChanges;
  /** Dangers that nobody accepted. */
  readonly dangers: readonly Danger[];
  /** Dangers that somebody accepted. */
  readonly accepted: readonly Danger[];
  /** The stack that this one waits for, when it is `waiting` or `skipped` for one. */
  readonly waitsFor?: string;
  /** The step that failed or was interrupted. */
  readonly step?: Step;
  /** What Terraform said about it, in full. */
  readonly error?: string;
  /** The plan as Terraform shows it to people, where it was asked for. */
  readonly plan?: string;
  /** How long the stack took, in seconds. */
  readonly seconds: number;
}

/** Whether stacks that depend on this one can be deployed. */
export function stands({ kind }: StackOutcome): boolean {
  return kind === "deployed" || kind === "unchanged";
}
