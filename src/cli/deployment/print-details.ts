import type { Danger, OutcomeKind, StackOutcome } from "../../deployment";
import { acceptancesOf } from "../../deployment/acceptance";
import { printable } from "../terminal";

const COUNTED: Readonly<Record<OutcomeKind, string>> = {
  deployed: "deployed",
  planned: "would change",
  unchanged: "unchanged",
  refused: "refused",
  waiting: "waiting",
  skipped: "skipped",
  interrupted: "interrupted",
  failed: "failed",
};

/** How many stacks came to which end, in one line. */
export function printCounts(outcomes: readonly StackOutcome[]): string {
  if (outcomes.length === 0) return "No stack is meant: nothing to do.";
  const kinds = Object.keys(COUNTED) as OutcomeKind[];
  return `${kinds
    .map((kind) => ({ kind, number: outcomes.filter((outcome) => outcome.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${COUNTED[kind]}`)
    .join(", ")}.`;
}

/** Everything that went wrong, stack by stack: dangers, and Terraform's errors in full. */
export function printProblems(outcomes: readonly StackOutcome[]): string {
  return outcomes
    .map(({ stack: { name }, kind, dangers, step, error }) => {
      if (dangers.length > 0) return section(`${name}: the guard refuses the plan`, printDangers(name, dangers));
      if (error === undefined) return "";
      const end = kind === "interrupted" ? "was interrupted" : "failed";
      return section(step === undefined ? `${name}: ${end}` : `${name}: terraform ${step} ${end}`, error);
    })
    .join("");
}

/** The plans of stacks, as Terraform shows them. */
export function printPlans(outcomes: readonly StackOutcome[]): string {
  return outcomes.flatMap(({ stack, plan }) => (plan === undefined ? [] : [section(stack.name, plan)])).join("");
}

/** Acceptances that nothing was found for. */
export function printUnusedAcceptances(acceptances: readonly string[]): string {
  return acceptances.map((word) => `--accept ${printable(word)}: no plan holds such a danger.\n`).join("");
}

function printDangers(stack: string, dangers: readonly Danger[]): string {
  return dangers
    .map((danger) => [
      `${danger.address} ${danger.what} (${danger.rule})`,
      ...(danger.found === undefined ? [] : [`  found: ${danger.found}`]),
      `  why: ${danger.reason}`,
      `  if it is wanted: --accept '${acceptancesOf(stack, danger)[1]}'`,
    ])
    .flat()
    .join("\n");
}

function section(title: string, text: string): string {
  const lines = [`── ${title}`, "", ...text.split("\n").map((line) => `  ${line}`.trimEnd())];
  return `\n${lines.map(printable).join("\n")}\n`;
}
