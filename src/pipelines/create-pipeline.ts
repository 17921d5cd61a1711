import { wavesOf } from "../deployment";
import type { Problem } from "../errors";
import { PipelineError } from "../errors";
import { lockoutProblems } from "./lockout-problems";
import type { FanOut, Pipeline, Share } from "./pipeline";
import { isPerAccount } from "./pipeline";
import type { PipelineOptions } from "./pipeline-options";
import { DEFAULTS, OPTION_WORDS, optionProblems, TESTED_VERSIONS } from "./pipeline-options";
import type { PipelineStack } from "./pipeline-stack";
import { some } from "./some";

/**
 * The pipeline for what was synthesized.
 *
 * @param engine - the word of the engine, for the command that writes the file again
 * @param defaultFile - where that engine looks for its pipeline
 * @throws PipelineError with everything that is wrong
 */
export function createPipeline(
  stacks: readonly PipelineStack[],
  options: PipelineOptions,
  engine: string,
  defaultFile: string,
): Pipeline {
  const problems = [
    ...optionProblems(options),
    ...stackProblems(stacks),
    ...stateProblems(stacks),
    ...roleProblems(stacks, options),
  ];
  // Whom the policies spare is asked of roles that could deploy at all.
  const all = problems.length > 0 ? problems : lockoutProblems(stacks, options);
  if (all.length > 0) throw new PipelineError(engine, all);

  const { branch, schedule, shardSize, maximumParallel, install, synthesize } = { ...DEFAULTS, ...defined(options) };
  const binary = options.openTofu ? "tofu" : "terraform";
  const fanOut = (some: readonly PipelineStack[], roleArn: string): FanOut => ({
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
function stackProblems(stacks: readonly PipelineStack[]): Problem[] {
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

/** A job begins on an empty disk: of a state in a file it would know nothing, and make all that stands once more. */
function stateProblems(stacks: readonly PipelineStack[]): Problem[] {
  const existing = new Set(stacks.flatMap(({ existingLocalStates }) => existingLocalStates));
  return [
    ...localProblems(
      "state",
      stacks.filter(({ backend }) => backend === "local"),
      "each would begin with nothing",
    ),
    ...[...existing].flatMap((name) =>
      localProblems(
        `existingState.${name}`,
        stacks.filter(({ existingLocalStates }) => existingLocalStates.includes(name)),
        "none would find it",
      ),
    ),
  ];
}

function localProblems(where: string, stacks: readonly PipelineStack[], consequence: string): Problem[] {
  if (stacks.length === 0) return [];
  return [
    {
      where,
      what: `is a file on one machine: the jobs of a pipeline share no disk, and ${consequence}`,
      found: `local for ${some(stacks.map(({ name }) => name))}`,
      write: "a state that every job reaches, such as type: s3, in the configuration, and run cdktf synth again",
    },
  ];
}

/** Whether the roles of the jobs and those that Terraform assumes by itself can work together. */
function roleProblems(stacks: readonly PipelineStack[], options: PipelineOptions): Problem[] {
  const { roleArn, planRoleArn } = options;
  const assuming = stacks.filter((stack) => stack.roleArn !== undefined);
  if (isPerAccount({ roleArn: planRoleArn }) && assuming.length > 0) {
    return [
      {
        where: OPTION_WORDS.planRoleArn,
        what: "would not do: Terraform assumes another role, which may write, even for a plan",
        found: some(assuming.map((stack) => `${stack.roleArn} in ${stack.name}`)),
        write: "provider: { assumeRole: false } in the configuration, and run cdktf synth again",
      },
    ];
  }
  return [roleArn, planRoleArn].flatMap((arn, index) => {
    const [, accountId] = /^arn:[^:]*:iam::(\d{12}):/.exec(arn) ?? [];
    const unreachable = stacks.filter((stack) => stack.roleArn === undefined && stack.accountId !== accountId);
    if (accountId === undefined || unreachable.length === 0) return [];
    return [
      {
        where: index === 0 ? OPTION_WORDS.roleArn : OPTION_WORDS.planRoleArn,
        what: "is a role of one account, and Terraform assumes none for stacks of others",
        found: some(unreachable.map((stack) => `${stack.name} in ${stack.accountId}`)),
        write: "{account} instead of the account, or a roleArn for each account in the configuration",
      },
    ];
  });
}

function sharesOf(stacks: readonly PipelineStack[], perAccount: boolean, shardSize: number): Share[] {
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
