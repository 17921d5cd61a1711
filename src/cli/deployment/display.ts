import type { StackOutcome, Step, SynthesizedStack } from "../../deployment";
import { ProgressBar } from "../progress-bar";
import type { Terminal } from "../terminal";
import { printable } from "../terminal";
import { OutcomeTable } from "./outcome-table";
import { printCounts, printPlans, printProblems, printUnusedAcceptances } from "./print-details";
import { createReport } from "./report";

const REDRAW_MILLISECONDS = 1000;

/** Shows a run while it runs, and at its end: rows and progress to people, one object to programs. */
export class Display {
  private readonly progress: ProgressBar;
  private readonly table: OutcomeTable;
  private readonly running = new Map<string, Step>();
  private readonly clock: NodeJS.Timeout;
  private done = 0;

  constructor(
    private readonly stacks: readonly SynthesizedStack[],
    private readonly terminal: Terminal,
    private readonly options: { readonly json?: boolean; readonly accept: readonly string[] },
  ) {
    this.progress = new ProgressBar(terminal.stderr);
    this.table = new OutcomeTable(stacks, terminal.colors);
    if (stacks.length > 0) this.printForPeople(this.table.heading());
    this.clock = setInterval(() => this.draw(), REDRAW_MILLISECONDS);
  }

  step(stack: SynthesizedStack, step: Step): void {
    this.running.set(stack.name, step);
    this.draw();
  }

  outcome(outcome: StackOutcome): void {
    this.running.delete(outcome.stack.name);
    this.done += 1;
    this.progress.clear();
    this.printForPeople(this.table.row(outcome));
    this.draw();
  }

  /** Prints what is left to say when every stack is done. */
  end(outcomes: readonly StackOutcome[]): void {
    const { stdout, stderr } = this.terminal;
    this.close();
    const report = createReport(outcomes, this.options.accept);
    this.printForPeople(printPlans(outcomes));
    if (!this.options.json) stderr.write(printProblems(outcomes));
    stderr.write(printUnusedAcceptances(report.unusedAcceptances));
    stdout.write(this.options.json ? `${JSON.stringify(report, null, 2)}\n` : `\n${printCounts(outcomes)}\n`);
  }

  close(): void {
    clearInterval(this.clock);
    this.progress.clear();
  }

  private draw(): void {
    const running = [...this.running].map(([name, step]) => `${step} ${name}`).join(", ");
    const { length } = this.stacks;
    this.progress.show(this.done / length, printable(`${this.done} of ${length} stacks  ${running}`));
  }

  private printForPeople(text: string): void {
    if (!this.options.json) this.terminal.stdout.write(text);
  }
}
