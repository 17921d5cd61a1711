import type { Problem } from "../errors";
import { roleArnIn } from "./pipeline";
import { OPTION_WORDS } from "./pipeline-options";
import type { PipelineOptions } from "./pipeline-options";
import type { PipelineStack } from "./pipeline-stack";
import { some } from "./some";

/**
 * Whether the first deployment would lock out the second: the policies of the log bucket and of the organization spare
 * the same roles, the `roleArn` of each account in the configuration, and deny changes to everybody else.
 *
 * A role that Terraform assumes is one of these. A job's own role has to be looked for; what a reference to a state
 * stands for is known to nobody before Terraform runs. No policy binds the management account.
 */
export function lockoutProblems(
  stacks: readonly PipelineStack[],
  { roleArn }: Pick<PipelineOptions, "roleArn">,
): Problem[] {
  const managementIds = stacks.filter(({ makesTrail }) => makesTrail).map(({ accountId }) => accountId);
  const bound = stacks
    .filter((stack) => stack.roleArn === undefined && !managementIds.includes(stack.accountId))
    .map(({ name, accountId }) => ({ name, deploysAs: roleArnIn({ roleArn }, accountId) }));
  if (bound.length === 0) return [];

  const policies = stacks.flatMap(({ spared }) => spared);
  if (policies.length === 0) {
    return [
      {
        where: "the assembly",
        what: "has no policy of a log bucket, so nothing tells whether the role that deploys would be locked out",
        write: "the log archive's stack too, and run cdktf synth again",
      },
    ];
  }
  const lockedOut = bound.filter(({ deploysAs }) => !policies.every((spared) => spared.some(isLike(deploysAs))));
  if (lockedOut.length === 0) return [];
  const [spared = "nobody", ...others] = new Set(policies.flat());
  return [
    {
      where: OPTION_WORDS.roleArn,
      what: "is no role that the policies spare: the first deployment would lock out the next",
      found: `${some(lockedOut.map(({ name, deploysAs }) => `${deploysAs} for ${name}`))}; spared: ${some([spared, ...others])}`,
      write: "that role's ARN as roleArn of each account in the configuration, no reference, and run cdktf synth again",
    },
  ];
}

/** As `ArnLike` compares, for ARNs of roles: `*` stands for anything, `?` for any one character. */
function isLike(arn: string): (pattern: string) => boolean {
  return (pattern) => {
    const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`^${literal.replaceAll("*", "[^:]*").replaceAll("?", "[^:]")}$`).test(arn);
  };
}
