import { RULES } from "./catalogue";
import type { Rule } from "./rule";
import type { TerraformPlan } from "./terraform-plan";

/** Something that a plan would take from the audit trail. */
export interface Danger {
  /** Id of the rule that refuses it, such as `lock-loosened`. */
  readonly rule: string;
  /** Address of the resource, such as `aws_s3_bucket.log`. */
  readonly address: string;
  /** What would happen, in one clause without a full stop: `stops the recording: enable_logging`. */
  readonly what: string;
  /** What would be lost, in a sentence. */
  readonly reason: string;
  /** What to do instead, in a clause. */
  readonly instead: string;
  /** Before and after. Left out where the change is all there is to say. */
  readonly found?: string;
}

/** Everything that is refused about a plan, in the order of the plan. None: it may be applied. */
export function dangersIn(plan: TerraformPlan): readonly Danger[] {
  return plan.resourceChanges.flatMap((change) =>
    RULES.filter(({ types }) => types.includes(change.type)).flatMap((rule) =>
      rule.judge(change).map(({ what, found, why }) => dangerOf(change.address, rule, what, why, found)),
    ),
  );
}

function dangerOf(
  address: string,
  rule: Rule,
  what: string,
  why: string | undefined,
  found: string | undefined,
): Danger {
  const reason = why === undefined ? rule.why : `${why[0]!.toUpperCase()}${why.slice(1)}.`;
  return { rule: rule.id, address, what, reason, instead: rule.instead, ...(found === undefined ? {} : { found }) };
}
