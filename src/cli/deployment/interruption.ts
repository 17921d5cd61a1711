import { setImmediate } from "node:timers/promises";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import type { OutputStream } from "../terminal";
import { exitCodeOfClosed } from "../terminal";

const SIGNALS = { SIGINT: EXIT_CODES.interrupted, SIGTERM: EXIT_CODES.terminated } as const;

/** As much of a process as an interruption needs. */
export interface Interruptible {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  removeListener(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  readonly stdout: Closable;
  readonly stderr: Closable;
}

/** A stream that somebody reads, or a file that may have no room left. */
interface Closable {
  on(event: "error", listener: (error: Error) => void): unknown;
  removeListener(event: "error", listener: (error: Error) => void): unknown;
}

/**
 * Turns SIGINT, SIGTERM and an output that nobody reads any more into one request to stop, which can be obeyed safely.
 * More of them change nothing: Terraform would answer a second one by giving up its state.
 */
export class Interruption {
  /** Aborted by the first of them. */
  readonly signal: AbortSignal;
  /** What to tell the shell; undefined while nothing interrupts. */
  exitCode: ExitCode | undefined;
  private readonly controller = new AbortController();
  private readonly streams: readonly Closable[];
  private hasEnded = false;

  constructor(
    private readonly process: Interruptible,
    private readonly stderr: OutputStream,
  ) {
    this.signal = this.controller.signal;
    this.streams = [process.stdout, process.stderr];
    for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.on(name, this.receive);
    for (const stream of this.streams) stream.on("error", this.loseOutput);
  }

  /** Leaves signals and streams to others again, once it is known whether the last words could be written. */
  async end(): Promise<void> {
    for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[])
      this.process.removeListener(name, this.receive);
    this.hasEnded = true;
    await setImmediate();
    for (const stream of this.streams) stream.removeListener("error", this.loseOutput);
  }

  private readonly receive = (name: NodeJS.Signals): void => {
    if (this.exitCode === undefined) this.interrupt("Interrupted", SIGNALS[name as keyof typeof SIGNALS]);
    else this.stderr.write("\nStill waiting: Terraform stops as soon as it is safe, and releases its locks.\n");
  };

  /** Every further word that is written ends here too: of those it says nothing, nor of the last ones. */
  private readonly loseOutput = (error: NodeJS.ErrnoException): void => {
    if (this.exitCode !== undefined) return;
    if (this.hasEnded) this.exitCode = exitCodeOfClosed(error);
    else this.interrupt(`The output cannot be written any more (${error.code})`, exitCodeOfClosed(error));
  };

  private interrupt(why: string, exitCode: ExitCode): void {
    this.exitCode = exitCode;
    this.controller.abort();
    this.stderr.write(`\n${why}: no stack is begun any more. Waiting until Terraform has written its states …\n`);
  }
}
