import { Command } from "commander";
import { AuditTrailError } from "../errors";
import type { ExitCode } from "./exit-codes";
import { EXIT_CODES } from "./exit-codes";
import type { Terminal } from "./terminal";
import { printable } from "./terminal";
import { readVersion } from "./version";

/** Makes a command of `org-audit`; `finish` is told how it went. */
type CreateCommand = (terminal: Terminal, finish: (exitCode: ExitCode) => void) => Command;

/** Every command, in the order of the help. Only the one that runs is loaded: what the others need takes time. */
const COMMANDS: Readonly<Record<string, () => Promise<CreateCommand>>> = {
  discover: async () => (await import("./commands/discover")).discoverCommand,
  adopt: async () => (await import("./commands/adopt")).adoptCommand,
  waves: async () => (await import("./commands/waves")).wavesCommand,
  plan: async () => (await import("./commands/plan")).planCommand,
  guard: async () => (await import("./commands/guard")).guardCommand,
  deploy: async () => (await import("./commands/deploy")).deployCommand,
  pipeline: async () => (await import("./commands/pipeline")).pipelineCommand,
  detect: async () => (await import("./commands/detect")).detectCommand,
};

/** Runs `org-audit` with the words after its name, and tells how it went. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.success;
  const program = new Command("org-audit")
    .description("Tools for the audit trail of an AWS organization.")
    .version(readVersion())
    .helpCommand(false)
    .showHelpAfterError("(org-audit --help explains)");
  for (const createCommand of await loadCommands(words[0])) {
    program.addCommand(createCommand(terminal, (code) => (exitCode = code)));
  }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  }
  try {
    await program.parseAsync([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    return explain(error, terminal);
  }
}

/** The command of this name; all of them where there is none, so that the help and a suggestion know them. */
async function loadCommands(name = ""): Promise<readonly CreateCommand[]> {
  const loads = Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]!] : Object.values(COMMANDS);
  return Promise.all(loads.map((load) => load()));
}

function explain(error: unknown, { stderr }: Terminal): ExitCode {
  const { code, exitCode, syscall, message, stack } = error as NodeJS.ErrnoException & { readonly exitCode?: number };
  if (code?.startsWith("commander.")) {
    // Commander has said what is wrong; to ask for help or for the version is not wrong.
    return exitCode === 0 ? EXIT_CODES.success : EXIT_CODES.wrongUsage;
  }
  if (AuditTrailError.isAuditTrailError(error)) {
    stderr.write(`${error.message}\n`);
    return EXIT_CODES.wrongUsage;
  }
  // What the operating system refuses, such as to write a file, is no defect: its message says what and where.
  stderr.write(`${syscall === undefined ? (stack ?? String(error)) : printable(message)}\n`);
  return EXIT_CODES.failure;
}
