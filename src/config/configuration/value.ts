/** A value that is known now, or an output of a Terraform state that Terraform reads at apply time. */
export type Value = string | StateOutputReference;

/** An output of one of the states named in `existingState`. */
export interface StateOutputReference {
  /** Name of the state: a key of `existingState`. */
  readonly state: string;
  /** Name of the output in that state, such as `organization_id`. */
  readonly output: string;
}
