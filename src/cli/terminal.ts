import type { Colors } from "picocolors/types";
import { createColors } from "picocolors";
import type { ExitCode } from "./exit-codes";
import { EXIT_CODES } from "./exit-codes";

/** Where a command writes. */
export interface Terminal {
  /** Results. */
  readonly stdout: OutputStream;
  /** Progress, and what went wrong. */
  readonly stderr: OutputStream;
  /** Colours for results: none where they go to a file or another program, or somebody set `NO_COLOR`. */
  readonly colors: Colors;
}

/** As much of a stream as commands need. */
export interface OutputStream {
  /** Whether a person watches. */
  readonly isTTY?: boolean;
  /** How many characters fit on a line of the terminal. */
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * The terminal of a process.
 * @see https://no-color.org
 */
export function terminalOf({ stdout, stderr, env }: Pick<NodeJS.Process, "stdout" | "stderr" | "env">): Terminal {
  const wantsColors = stdout.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return { stdout, stderr, colors: createColors(wantsColors) };
}

/** A text from outside, such as the name of a file, without what could steer a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, "\u{fffd}");
}

/** What to tell the shell when a stream takes nothing any more, by its error. */
export function exitCodeOfClosed({ code }: NodeJS.ErrnoException): ExitCode {
  return code === "EPIPE" ? EXIT_CODES.brokenPipe : EXIT_CODES.failure;
}
