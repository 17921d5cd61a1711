export { readAssembly } from "./assembly";
export type { SynthesizedStack } from "./assembly";
export type { Danger, Guard, OutcomeKind, StackOutcome, Step } from "./outcome";
export type { PlannedChanges } from "./planned-changes";
export type { RunOptions } from "./run-options";
export { runStacks } from "./run-stacks";
export { terraformIn } from "./terraform";
export { wavesOf } from "./waves";
