import { RULES } from "./catalogue";
import type { Finding, Rule } from "./rule";
import { resourceReplaced } from "./rules/existence/resource-replaced";
import type { ResourceChange, TerraformPlan } from "./terraform-plan";

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
  return plan.resourceChanges.flatMap((change) => {
    // Of what is refused as a whole, nobody wants to know what else nobody knows.
    const isReplaced = resourceReplaced.types.includes(change.type) && resourceReplaced.judge(change).length > 0;
    return RULES.filter(({ types }) => types.includes(change.type)).flatMap((rule) =>
      rule
        .judge(change)
        .filter(({ isUnjudged }) => !isReplaced || isUnjudged !== true)
        .map((finding) => dangerOf(change, rule, finding)),
    );
  });
}

function dangerOf({ address }: ResourceChange, rule: Rule, { what, found, why }: Finding): Danger {
  const reason = why === undefined ? rule.why : `${why[0]!.toUpperCase()}${why.slice(1)}.`;
  return { rule: rule.id, address, what, reason, instead: rule.instead, found };
}
