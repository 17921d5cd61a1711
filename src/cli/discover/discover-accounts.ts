import { readFileSync } from "node:fs";
import { loadForRepair, loadOrganization } from "../../config";
import type { Organization } from "../../config";
import { editConfiguration } from "../../config/edit";
import { parseYaml } from "../../config/yaml-file";
import { changesOf, contradictions, editsOf, isUpToDate, standingStacks } from "../../discovery";
import type { Changes, ClosedAccount } from "../../discovery";
import { AuditTrailError, ConfigurationError, DiscoveryError } from "../../errors";
import { silenceAwsSdkAdvice } from "../aws-sdk-advice";
import { EXIT_CODES } from "../exit-codes";
import type { ExitCode } from "../exit-codes";
import { ProgressBar } from "../progress-bar";
import { replaceFile } from "../replace-file";
import { printable } from "../terminal";
import type { Terminal } from "../terminal";
import { terraformWord } from "../terraform-word";
import { selectionOf } from "./discover-options";
import type { DiscoverOptions } from "./discover-options";
import { createDiscoveryReport } from "./discovery-report";
import { findAccounts } from "./find-accounts";
import { printDiscoveryReport } from "./print-report";

/**
 * Brings the accounts of the configuration up to date, or says what would be.
 *
 * @param environment - variables for Terraform and for the AWS SDK
 * @throws UsageError, ConfigurationError or DiscoveryError where nothing may be written
 */
export async function discoverAccounts(
  options: DiscoverOptions,
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const selection = selectionOf(options);
  const { config: file } = options;
  let text = "";
  const organization = loadForRepair(file, (name) => (text = readFileSync(name, "utf8")));
  const { value, locate } = parseYaml(file, text).content!;

  const progress = new ProgressBar(terminal.stderr);
  silenceAwsSdkAdvice(environment);
  const found = await findAccounts(organization, options, selection, {
    environment,
    onProgress: (accounts) => progress.show(undefined, `${accounts} accounts`),
  }).finally(() => progress.clear());
  if (!("accounts" in found)) {
    terminal.stderr.write(`${new DiscoveryError([found]).message.split("\n").map(printable).join("\n")}\n`);
    return EXIT_CODES.unreadableInput;
  }
  const wrong = contradictions(organization, found);
  if (wrong.length > 0) {
    const located = wrong.map((problem) => ({ ...problem, location: locate(problem.where.split(".")) }));
    throw new ConfigurationError(file, located);
  }

  const all = changesOf(organization, found, selection);
  const changes: Changes = options.keepNames ? { ...all, renamed: [] } : all;
  const removed = await removable(organization, options.removeClosed ? changes.closed : [], environment);
  const edits = editsOf(value, organization.partition, changes, { roleName: options.roleName, removed });
  const edited = editConfiguration(text, edits, file);
  const updated = loadEdited(edited === text ? file : `${file}, as it would be written,`, file, edited);

  const isWritten = edited !== text && !options.dryRun && !options.check;
  if (isWritten && !replaceFile(file, text, edited)) {
    throw new DiscoveryError([{ where: file, what: "was written by somebody else meanwhile", write: "the command again" }]); // prettier-ignore
  }
  const upToDate = isUpToDate(changes);
  const [removesClosed, terraform] = [removed.length > 0, terraformWord(environment)];
  const about = { file, upToDate, written: isWritten, removesClosed, terraform };
  const report = createDiscoveryReport(organization, updated, changes, about);
  terminal.stdout.write(
    options.json ? `${JSON.stringify(report, null, 2)}\n` : printDiscoveryReport(report, terminal.colors),
  );
  return options.check && !upToDate ? EXIT_CODES.changes : EXIT_CODES.success;
}

/** @throws DiscoveryError while a stack of one of the accounts still has resources */
async function removable(
  organization: Organization,
  closed: readonly ClosedAccount[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly ClosedAccount[]> {
  const standing = await standingStacks(organization, closed, environment);
  if (standing.length > 0) throw new DiscoveryError(standing);
  return closed;
}

/** @throws ConfigurationError where the file would be wrong; its lines are those of the text that is not written */
function loadEdited(source: string, file: string, edited: string): Organization {
  try {
    return loadOrganization(file, () => edited);
  } catch (error) {
    if (!AuditTrailError.isAuditTrailError(error)) throw error;
    throw new ConfigurationError(source, error.problems);
  }
}
