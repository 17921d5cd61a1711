/** What guardrails are compiled from: where the audit trail is, and whom they spare. */
export interface GuardrailContext extends ExemptRoles {
  /** Partition of the organization: `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  /** Home Region of the trail, such as `eu-central-1`. */
  readonly region: string;
  /** Name of the organization trail. */
  readonly trailName: string;
  /**
   * Name of the log group that receives the trail's events.
   * @default - `cloudtrail/<trail name>`
   */
  readonly logGroupName?: string;
  /** Id of the log archive account: 12 digits. */
  readonly logArchiveAccountId: string;
  /** Name of the log bucket. */
  readonly logBucketName: string;
  /** Name of the bucket that records access to the log bucket. */
  readonly accessLogBucketName: string;
}

/**
 * The roles that guardrails may spare, as full ARNs. Each names its account: with a wildcard there, whoever may create
 * roles in any account could create one that is spared. They may be tokens, of values that are checked when they are read.
 */
export interface ExemptRoles {
  /** ARNs of the roles that deploy this module into member accounts. At least one. */
  readonly deploymentRoleArns: readonly string[];
  /** ARNs of the break-glass roles. May be empty: then nobody is spared in an emergency. */
  readonly breakGlassRoleArns: readonly string[];
}

/**
 * Who may do a denied thing all the same: nobody, the break-glass roles, or the break-glass and deployment roles. The
 * last is for what the pipeline itself has to change in member accounts.
 */
export type Exemption = "none" | "break-glass" | "deployment";

/** One thing that nobody in a member account may do. */
export interface Guardrail {
  /** Stable id in kebab-case, equal to the file's name. The statement's Sid is made of it. */
  readonly id: string;
  /** What is denied, in a few words. */
  readonly title: string;
  /** What an attacker would gain without it, and what it does not reach. */
  readonly why: string;
  /** Denied actions, such as `cloudtrail:StopLogging`. */
  readonly actions: readonly string[];
  /** Patterns of the ARNs that the actions are denied on, as narrow as names allow. */
  readonly resources: (context: GuardrailContext) => readonly string[];
  /** Who may do it all the same. */
  readonly exemption: Exemption;
}
