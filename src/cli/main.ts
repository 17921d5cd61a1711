#!/usr/bin/env node
import { runCommandLine } from "./command-line";
import { EXIT_CODES } from "./exit-codes";
import { terminalOf } from "./terminal";

process.once("SIGINT", () => {
  // A command that listens too ends by itself, when it is safe.
  if (process.listenerCount("SIGINT") > 0) return;
  process.stderr.write("\nInterrupted.\n");
  // Without a listener the signal ends the process as the shell expects, even while a thread waits for input.
  process.kill(process.pid, "SIGINT");
});

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? EXIT_CODES.brokenPipe : EXIT_CODES.failure);
});

void runCommandLine(process.argv.slice(2), terminalOf(process)).then((exitCode) => {
  process.exitCode = exitCode;
});
