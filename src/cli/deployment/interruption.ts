import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import type { OutputStream } from "../terminal";

const SIGNALS = { SIGINT: EXIT_CODES.interrupted, SIGTERM: EXIT_CODES.terminated } as const;

/** As much of a process as an interruption needs. */
export interface Interruptible {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  removeListener(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
}

/**
 * Turns SIGINT and SIGTERM into one request to stop, which can be obeyed safely. More of them change nothing: Terraform
 * would answer a second one by giving up its state.
 */
export class Interruption {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** What to tell the shell; undefined while nobody interrupts. */
  exitCode: ExitCode | undefined;
  private readonly controller = new AbortController();

  constructor(
    private readonly process: Interruptible,
    private readonly stderr: OutputStream,
  ) {
    this.signal = this.controller.signal;
    for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.on(name, this.receive);
  }

  /** Leaves signals to others again. */
  end(): void {
    for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[])
      this.process.removeListener(name, this.receive);
  }

  private readonly receive = (name: NodeJS.Signals): void => {
    if (this.exitCode === undefined) {
      this.stderr.write(
        "\nInterrupted: no stack is begun any more. Waiting until Terraform has written its states …\n",
      );
      this.exitCode = SIGNALS[name as keyof typeof SIGNALS];
      this.controller.abort();
    } else {
      this.stderr.write("\nStill waiting: Terraform stops as soon as it is safe, and releases its locks.\n");
    }
  };
}
