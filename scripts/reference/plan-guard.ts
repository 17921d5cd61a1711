import { RULES } from "../../src/guard";
import { table } from "./markdown";

/** The page of the guard, in Markdown: what it refuses of a plan, why, and what to do instead. */
export function renderPlanGuard(): string {
  const rows = RULES.map(({ id, title, why, instead, reference, types }) => [
    `[\`${id}\`](${reference})`,
    title,
    why,
    instead,
    types.map((type) => `\`${type}\``).join(" "),
  ]);
  return `# What the guard refuses

\`org-audit guard PLAN\` judges a plan before it is applied, the plan of this module or of any other code: it knows
resources by their type. Each of its ${RULES.length} rules compares what is there with what would be. What is created, tightened,
tagged, moved or imported unchanged passes.

A value that is known only after apply is refused where it would decide. Two policies are compared by what they match,
not by how they are spelled; what cannot be proven to let in nobody new is refused. A danger that is wanted is accepted
by its address, in the run that applies it.

What it does not see: what a new resource does, such as a first policy on a bucket that exists, a grant on a key, or an
expiry where there was none; what anybody does without Terraform, or by what Terraform runs, such as provisioners, actions
and CloudFormation stacks; and which guardrails bind an account at its new place. The
[guardrails](guardrails.md) and [detections](detections.md) are for those.

<!-- prettier-ignore -->
${table(["rule", "refuses", "why", "instead", "judges"], rows)}
`;
}
