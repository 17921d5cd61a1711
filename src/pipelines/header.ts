import type { FanOut, Pipeline } from "./pipeline";
import { isPerAccount } from "./pipeline";
import { shellCommand } from "./shell-word";

/** How every file begins that `org-audit pipeline` wrote: no other file is replaced. */
export const FIRST_WORDS = "# Written by org-audit pipeline: ";

/** What a single role for plans means: nothing that the tool could take away, so everybody shall read it. */
const PLANS_COULD_WRITE = [
  "# Careful: Terraform assumes the roleArn of each account even for a plan, so whoever may open a pull request here can",
  "# write with these roles. With {account} in both roles, plans only read.",
];

/**
 * Comment at the top of a file: who wrote it, how much fits, and what has to be set up once.
 *
 * @param setup - lines of at most 110 characters
 */
export function header(pipeline: Pipeline, setup: readonly string[]): string {
  const jobs = ({ shares }: FanOut) => (shares.length === 1 ? "1 job" : `${shares.length} jobs`);
  return [
    `${FIRST_WORDS}edit the command, not the file, which the first job compares.`,
    `#   ${shellCommand(pipeline.command)}`,
    "#",
    ...pipeline.waves.map((wave) => `# Wave ${wave.number}: ${jobs(wave)}`),
    `# Plan: ${jobs(pipeline.plan)}. No job takes more than ${pipeline.shardSize} stacks.`,
    ...(isPerAccount(pipeline.plan) ? [] : PLANS_COULD_WRITE),
    "#",
    ...setup.map((line) => `# ${line}`.trimEnd()),
    "",
    "",
  ].join("\n");
}
