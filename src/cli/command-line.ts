import { Command } from "commander";
import { AuditTrailError } from "../errors";
import { adoptCommand } from "./commands/adopt";
import { deployCommand } from "./commands/deploy";
import { detectCommand } from "./commands/detect";
import { discoverCommand } from "./commands/discover";
import { guardCommand } from "./commands/guard";
import { pipelineCommand } from "./commands/pipeline";
import { planCommand } from "./commands/plan";
import { wavesCommand } from "./commands/waves";
import type { ExitCode } from "./exit-codes";
import { EXIT_CODES } from "./exit-codes";
import type { Terminal } from "./terminal";

/** Every command, in the order of the help. */
const COMMANDS = [
  discoverCommand,
  adoptCommand,
  wavesCommand,
  planCommand,
  guardCommand,
  deployCommand,
  pipelineCommand,
  detectCommand,
];

/** Runs `org-audit` with the words after its name, and tells how it went. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.success;
  const program = new Command("org-audit")
    .description("Tools for the audit trail of an AWS organization.")
    .helpCommand(false)
    .showHelpAfterError("(org-audit --help explains)");
  for (const createCommand of COMMANDS) {
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

function explain(error: unknown, { stderr }: Terminal): ExitCode {
  const { code, exitCode, stack } = error as Error & { readonly code?: string; readonly exitCode?: number };
  if (code?.startsWith("commander.")) {
    // Commander has said what is wrong; to ask for help is not wrong.
    return exitCode === 0 ? EXIT_CODES.success : EXIT_CODES.wrongUsage;
  }
  if (AuditTrailError.isAuditTrailError(error)) {
    stderr.write(`${error.message}\n`);
    return EXIT_CODES.wrongUsage;
  }
  stderr.write(`${stack ?? String(error)}\n`);
  return EXIT_CODES.failure;
}
