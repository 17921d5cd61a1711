import type { ResourceChange } from "./terraform-plan";
import type { Values } from "./value";

/** One way in which a plan takes something from the audit trail. */
export interface Rule {
  /** Stable id in kebab-case, equal to the file's name. */
  readonly id: string;
  /** What is refused, in a few words. */
  readonly title: string;
  /** What would be lost. */
  readonly why: string;
  /** What to do instead. */
  readonly instead: string;
  /** Page of AWS or of Terraform that says so. */
  readonly reference: string;
  /** Types of the resources that are judged. */
  readonly types: readonly string[];
  /** Everything about a change of such a resource that is refused. */
  readonly judge: (change: ResourceChange) => readonly Finding[];
}

/** What a rule refuses about one resource. */
export interface Finding {
  /** What would happen, in one clause without a full stop. */
  readonly what: string;
  /** Before and after. */
  readonly found?: string;
  /**
   * What would be lost in this case.
   * @default - the rule's `why`
   */
  readonly why?: string;
  /** Whether nobody can tell yet, since a value is known only after apply. */
  readonly isUnjudged?: boolean;
}

/** A change of a resource that is there before and after: updated, imported or replaced. */
export interface ResourceUpdate extends ResourceChange {
  readonly before: Values;
  readonly after: Values;
}

/** Judges attributes. What is only created has lost nothing, and what will be gone has no attributes to judge. */
export function judgeUpdate(judge: (update: ResourceUpdate) => readonly Finding[]): Rule["judge"] {
  return (change) => (change.before && change.after ? judge(change as ResourceUpdate) : []);
}
