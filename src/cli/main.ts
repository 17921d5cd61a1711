#!/usr/bin/env node
import { runCommandLine } from "./command-line";
import { exitCodeOfClosed, terminalOf } from "./terminal";

process.once("SIGINT", () => {
  // A command that listens too ends by itself, when it is safe.
  if (process.listenerCount("SIGINT") > 0) return;
  process.stderr.write("\nInterrupted.\n");
  // Without a listener the signal ends the process as the shell expects, even while a thread waits for input.
  process.kill(process.pid, "SIGINT");
});

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // As above: a command that listens too ends by itself.
    if (stream.listenerCount("error") > 1) return;
    process.exit(exitCodeOfClosed(error));
  });
}

void runCommandLine(process.argv.slice(2), terminalOf(process)).then((exitCode) => {
  process.exitCode = exitCode;
});
