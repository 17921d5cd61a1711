import type { SynthesizedStack } from "./assembly";
import type { Guard, StackOutcome, Step } from "./outcome";
import type { Terraform } from "./terraform";

/** What to do with stacks, and how. */
export interface RunOptions {
  /** Whether to apply what was planned. Without it nothing is written, not even the lock of a state. */
  readonly apply: boolean;
  /** How many stacks to work on at once. Each takes a Terraform of about 0.5 GB. */
  readonly parallelism: number;
  /** Folder of the project, whose `.terraform.lock.hcl` decides the versions of providers if it is there. */
  readonly project: string;
  readonly terraform: Terraform;
  /** Judges every plan that would change something. */
  readonly guard: Guard;
  /** Dangers that are wanted: the address of a resource, or `stack:address`. */
  readonly accept: readonly string[];
  /** Whether outcomes carry the plan as people read it. */
  readonly showPlans: boolean;
  /** Told what is being done. */
  readonly onStep: (stack: SynthesizedStack, step: Step) => void;
  /** Told what became of each stack, as soon as it is known. */
  readonly onOutcome: (outcome: StackOutcome) => void;
}
