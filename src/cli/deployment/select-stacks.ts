import { didYouMean } from "../../config/did-you-mean";
import type { SynthesizedStack } from "../../deployment";
import { wavesOf } from "../../deployment";
import type { Problem } from "../../errors";
import { UsageError } from "../../errors";

/** Which stacks a command is for, as the words of the command line. */
export interface Selection {
  /** Names of stacks; `*` stands for any text. All stacks, if there is none. */
  readonly names: readonly string[];
  /** A wave, counted from 1. */
  readonly wave?: string;
  /** Id of the account that stacks are deployed into. */
  readonly account?: string;
  /** A share of what the others leave, as `1/4`. */
  readonly shard?: string;
}

/**
 * The stacks that are meant, each after those that it depends on.
 *
 * @param inOrder - whether they have to be worked on in their order, which shards cannot keep among each other
 * @throws UsageError with everything that no stack agrees with
 */
export function selectStacks(
  assembly: readonly SynthesizedStack[],
  selection: Selection,
  { inOrder }: { readonly inOrder: boolean },
): readonly SynthesizedStack[] {
  const waves = wavesOf(assembly);
  const problems: Problem[] = [];
  const refuse = (where: string, what: string, found: string, write: string) => {
    problems.push({ where, what, found, write });
  };
  const { names, wave, account } = selection;

  for (const name of names.filter((pattern) => !assembly.some((stack) => matches(stack.name, pattern)))) {
    refuse("stack", "is not the name of a stack", name, known("a name", name, assembly.map((stack) => stack.name))); // prettier-ignore
  }
  if (wave !== undefined && (!isCount(wave) || Number(wave) > waves.length)) {
    refuse("--wave", "is not a wave", wave, `a number from 1 to ${waves.length}`);
  }
  const accounts = [...new Set(assembly.map(({ accountId }) => accountId))];
  if (account !== undefined && !accounts.includes(account)) {
    refuse("--account", "is not an account that a stack is deployed into", account, known("an id", account, accounts));
  }
  const share = readShard(selection.shard);
  if (share === "wrong") {
    refuse("--shard", "is not a share", selection.shard!, "a number and how many there are, such as 1/4");
  }
  if (problems.length > 0 || share === "wrong") throw new UsageError(problems);

  const selected = waves
    .filter((_, index) => wave === undefined || index === Number(wave) - 1)
    .flat()
    .filter(({ name }) => names.length === 0 || names.some((pattern) => matches(name, pattern)))
    .filter(({ accountId }) => account === undefined || accountId === account);
  if (share === undefined) return selected;
  if (inOrder && wavesOf(withinSelection(selected)).length > 1) {
    const write = "--wave too, so that no share waits for another";
    refuse("--shard", "takes stacks apart that wait for each other", selection.shard!, write);
    throw new UsageError(problems);
  }
  return selected.filter((_, index) => index % share.of === share.number - 1);
}

/** There may be thousands: too many to name all of them. */
function known(what: string, word: string, words: readonly string[]): string {
  const meant = didYouMean(word, words);
  return `${what} that org-audit waves prints${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}

/** The stacks, with only the dependencies among themselves. */
function withinSelection(stacks: readonly SynthesizedStack[]) {
  const names = new Set(stacks.map(({ name }) => name));
  return stacks.map(({ name, dependencies }) => ({
    name,
    dependencies: dependencies.filter((dependency) => names.has(dependency)),
  }));
}

function readShard(shard: string | undefined) {
  if (shard === undefined) return undefined;
  const [number, of, ...rest] = shard.split("/");
  const isShare = isCount(number) && isCount(of) && rest.length === 0 && Number(number) <= Number(of);
  return isShare ? { number: Number(number), of: Number(of) } : ("wrong" as const);
}

/** Whether a word is a whole number from 1. */
export function isCount(word: string | undefined): word is string {
  return word !== undefined && /^[1-9]\d{0,5}$/.test(word);
}
