/** One thing that nobody in a member account may do. */
export interface Guardrail {
  /** Stable id in kebab-case, equal to the file's name. The statement's Sid is made of it. */
  readonly id: string;
  /** What is denied, in a few words. */
  readonly title: string;
  /** What an attacker would gain without it. */
  readonly why: string;
  /** Denied actions, such as `cloudtrail:StopLogging`. */
  readonly actions: readonly string[];
  /** Patterns of the ARNs that the actions are denied on, in a partition. */
  readonly resources: (partition: string) => readonly string[];
  /** Who may do it all the same: the break-glass roles, or nobody. */
  readonly exemption: "break-glass" | "none";
}
