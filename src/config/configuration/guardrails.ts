import type { Value } from "./value";

/** The policies that keep the trail running. */
export interface GuardrailsConfiguration {
  /**
   * Where the service control policies are attached: `root` for the organization's root, the id of an organizational
   * unit (`ou-ab12-11111111`), the id of a member account, or a reference to a state's output.
   */
  readonly targets: readonly Value[];
  /**
   * ARNs of the roles that the policies spare, each with its account id: `arn:aws:iam::<account id>:role/BreakGlass`, or
   * references to a state's outputs.
   * @default - none: nobody is spared
   */
  readonly breakGlassRoles?: readonly Value[];
  /**
   * Ids of the guardrails to put in force. `protect-trails` has to be among them.
   * @default - all
   */
  readonly enabled?: readonly string[];
  /**
   * How long a service control policy may get, in bytes: 10240, or 5120 where AWS has not raised the quota.
   * @default 10240
   * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
   */
  readonly maximumPolicyBytes?: number;
  /**
   * Whether a resource control policy on the log archive account guards the log bucket and its key as well: it binds
   * whoever reaches them, the management account included.
   * @default false
   * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
   */
  readonly resourceControlPolicy?: boolean;
}
