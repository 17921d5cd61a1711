/** A value that is known now, or an output of a Terraform state that Terraform reads at apply time. */
export type Value = string | StateOutputReference;

/** An output of one of the states named in `existingState`. */
export interface StateOutputReference {
  /** Name of the state: a key of `existingState`. */
  readonly state: string;
  /**
   * The output in that state, such as `organization_id`, or a part of it in Terraform's words: `role_arns.auditor`,
   * `queues[0].arn`, `organizational_unit_ids["Workloads/Production"]`. In YAML, brackets want single quotes around the
   * whole.
   */
  readonly output: string;
}
