import type { FanOut, Pipeline } from "./pipeline";
import { shellCommand } from "./shell-word";

/** How every file begins that `org-audit pipeline` wrote: no other file is replaced. */
export const FIRST_WORDS = "# Written by org-audit pipeline: ";

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
    "#",
    ...setup.map((line) => `# ${line}`.trimEnd()),
    "",
    "",
  ].join("\n");
}
