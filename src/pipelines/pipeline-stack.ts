import type { SynthesizedStack } from "../deployment";

/** A stack that jobs deploy, each on a machine of its own. */
export interface PipelineStack extends SynthesizedStack {
  /** Kind of backend that keeps the state, as Terraform names it: `s3`, or `local` where nothing is said. */
  readonly backend: string;
  /** Names of the existing states that the stack reads from files. */
  readonly existingLocalStates: readonly string[];
  /** Whether the stack makes the organization's trail: its account is the management account. */
  readonly makesTrail: boolean;
  /** ARNs that each policy against the reconfiguration of a log bucket spares. */
  readonly spared: readonly (readonly string[])[];
}
