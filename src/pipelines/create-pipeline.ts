import type { SynthesizedStack } from "../deployment";
import { wavesOf } from "../deployment";
import type { Problem } from "../errors";
import { PipelineError } from "../errors";
import type { FanOut, Pipeline, Share } from "./pipeline";
import { isPerAccount } from "./pipeline";
import type { PipelineOptions } from "./pipeline-options";
import { DEFAULTS, OPTION_WORDS, optionProblems, TESTED_VERSIONS } from "./pipeline-options";

/**
 * The pipeline for what was synthesized.
 *
 * @param engine - the word of the engine, for the command that writes the file again
 * @param defaultFile - where that engine looks for its pipeline
 * @throws PipelineError with everything that is wrong
 */
export function createPipeline(
  stacks: readonly SynthesizedStack[],
  options: PipelineOptions,
  engine: string,
  defaultFile: string,
): Pipeline {
  const problems = [...optionProblems(options), ...stackProblems(stacks)];
  if (problems.length > 0) throw new PipelineError(engine, problems);

  const { branch, schedule, shardSize, maximumParallel, install, synthesize } = { ...DEFAULTS, ...defined(options) };
  const binary = options.openTofu ? "tofu" : "terraform";
  const fanOut = (some: readonly SynthesizedStack[], roleArn: string): FanOut => ({
    roleArn,
    shares: sharesOf(some, isPerAccount({ roleArn }), shardSize),
  });
  return {
    command: ["npx", "org-audit", "pipeline", engine, ...wordsOf(options)],
    file: options.file ?? defaultFile,
    branch,
    schedule,
    shardSize,
    maximumParallel,
    region: stacks[0]!.region,
    terraform: { binary, version: options.terraformVersion ?? TESTED_VERSIONS[binary] },
    install,
    synthesize,
    accepted: options.accepted ?? [],
    plan: fanOut(stacks, options.planRoleArn),
    waves: wavesOf(stacks).map((wave, index) => ({ number: index + 1, ...fanOut(wave, options.roleArn) })),
  };
}

/** What goes into every file comes from the assembly: it is looked at as any other input. */
function stackProblems(stacks: readonly SynthesizedStack[]): Problem[] {
  if (stacks.length === 0) {
    return [{ where: "the assembly", what: "has no stacks", write: "an organization, and run cdktf synth" }];
  }
  return stacks.flatMap(({ name, accountId, region }) => [
    ...(/^\d{12}$/.test(accountId)
      ? []
      : [{ where: name, what: "is in no account", found: JSON.stringify(accountId), write: "12 digits" }]),
    ...(/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)
      ? []
      : [
          {
            where: name,
            what: "is in no Region",
            found: JSON.stringify(region),
            write: "a Region such as eu-central-1",
          },
        ]),
  ]);
}

function sharesOf(stacks: readonly SynthesizedStack[], perAccount: boolean, shardSize: number): Share[] {
  if (!perAccount) return shards(stacks.length, shardSize).map((shard) => ({ shard }));
  const stacksIn = new Map<string, number>();
  for (const { accountId } of stacks) stacksIn.set(accountId, (stacksIn.get(accountId) ?? 0) + 1);
  return [...stacksIn]
    .sort(([one], [other]) => one.localeCompare(other, "en"))
    .flatMap(([accountId, count]) => shards(count, shardSize).map((shard) => ({ accountId, shard })));
}

/** `1/4`, `2/4` …: a power of two of them, so that an organization outgrows its pipeline each time it doubles. */
function shards(stacks: number, shardSize: number): string[] {
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, Math.ceil(stacks / shardSize))));
  return Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
}

/** The options as words, in one order, without those that say what holds anyway. */
function wordsOf(options: PipelineOptions): string[] {
  return Object.entries(OPTION_WORDS).flatMap(([option, word]) => {
    const value = options[option as keyof PipelineOptions];
    if (value === undefined || value === false) return [];
    if (value === true) return [word];
    return [value].flat().flatMap((text) => [word, String(text)]);
  });
}

function defined<Values extends object>(values: Values): { [Key in keyof Values]?: NonNullable<Values[Key]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
