import type { Colors } from "picocolors/types";
import type { OutcomeKind, PlannedChanges, StackOutcome, SynthesizedStack } from "../../deployment";
import { printable } from "../terminal";

type Row = readonly [stack: string, account: string, changes: string, time: string, outcome: string];

const HEADINGS: Row = ["STACK", "ACCOUNT", "CHANGES", "TIME", "OUTCOME"];

/** A table of outcomes that grows by a row for every stack that is done, so that a log tells how far a run has come. */
export class OutcomeTable {
  private readonly widths: readonly number[];

  constructor(
    stacks: readonly SynthesizedStack[],
    private readonly colors: Colors,
  ) {
    const names = ["STACK", ...stacks.map(({ name }) => name)].map(({ length }) => length);
    this.widths = [names.reduce((widest, width) => Math.max(widest, width)), 12, 14, 6, 0];
  }

  heading(): string {
    return `${this.colors.bold(this.print(HEADINGS))}\n`;
  }

  row(outcome: StackOutcome): string {
    const { stack, changes, seconds, kind } = outcome;
    const time = kind === "skipped" || kind === "waiting" ? "-" : `${Math.round(seconds)} s`;
    const row = this.print([stack.name, stack.accountId, printChanges(changes), time, describeOutcome(outcome)]);
    return `${paint(kind, this.colors)(printable(row))}\n`;
  }

  private print(row: Row): string {
    const pad = (cell: string, column: number) =>
      HEADINGS[column] === "TIME" ? cell.padStart(this.widths[column]!) : cell.padEnd(this.widths[column]!);
    return row.map(pad).join("  ").trimEnd();
  }
}

/** Terraform's own signs: what is added, changed in place and removed. */
function printChanges(changes: PlannedChanges | undefined): string {
  return changes === undefined ? "-" : `+${changes.add} ~${changes.change} -${changes.remove}`;
}

/** What became of a stack, in a few words. */
function describeOutcome({ kind, waitsFor, step, dangers, accepted }: StackOutcome): string {
  const words: Record<OutcomeKind, string> = {
    deployed: "deployed",
    planned: "would change",
    unchanged: "unchanged",
    refused: `refused: ${count(dangers.length)} in the plan`,
    waiting: `waits for ${waitsFor}, which is not deployed yet`,
    skipped: waitsFor === undefined ? "skipped: not begun" : `skipped: waits for ${waitsFor}`,
    interrupted: `interrupted: terraform ${step}`,
    failed: step === undefined ? "failed" : `failed: terraform ${step}`,
  };
  return accepted.length === 0 ? words[kind] : `${words[kind]}, ${count(accepted.length)} accepted`;
}

function count(dangers: number): string {
  return `${dangers} ${dangers === 1 ? "danger" : "dangers"}`;
}

function paint(kind: OutcomeKind, colors: Colors): (text: string) => string {
  const paints: Record<OutcomeKind, (text: string) => string> = {
    deployed: colors.green,
    planned: colors.yellow,
    unchanged: colors.dim,
    refused: colors.red,
    waiting: colors.yellow,
    skipped: colors.yellow,
    interrupted: colors.red,
    failed: colors.red,
  };
  return paints[kind];
}
