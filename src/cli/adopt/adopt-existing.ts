import { readFileSync } from "node:fs";
import { adoptionEdits, decide, lettingGo } from "../../adoption";
import type { Existing } from "../../adoption";
import { loadOrganization } from "../../config";
import type { Account, Organization } from "../../config";
import { editConfiguration } from "../../config/edit";
import { AdoptionError, AuditTrailError, describeProblem } from "../../errors";
import { silenceAwsSdkAdvice } from "../aws-sdk-advice";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import { ProgressBar } from "../progress-bar";
import { replaceFile } from "../replace-file";
import type { Terminal } from "../terminal";
import { printable } from "../terminal";
import { terraformWord } from "../terraform-word";
import { createAdoptionReport, isInTheWay } from "./adoption-report";
import { readFormerStates } from "./former-states";
import type { FormerStates } from "./former-states";
import { printAdoptionReport } from "./print-report";

/** What `org-audit adopt` is told. */
export interface AdoptOptions {
  readonly config: string;
  readonly trail?: string;
  readonly write?: true;
  readonly json?: true;
}

/** Looks at what exists, says what becomes of it, and writes that into the configuration if it is asked to. */
export async function adoptExisting(
  options: AdoptOptions,
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const { config: file } = options;
  let text = "";
  const organization = loadOrganization(file, (name) => (text = readFileSync(name, "utf8")));
  const known = await readFormerStates(organization.existingState, environment);
  for (const problem of known.unreadable) {
    const consequence = "what it owns is not named below, and its outputs are not known";
    terminal.stderr.write(
      `${describeProblem(problem).split("\n").map(printable).join("\n")}\n    so: ${consequence}\n`,
    );
  }
  silenceAwsSdkAdvice(environment);
  const existing = await look(organization, known, options, new ProgressBar(terminal.stderr));

  const decisions = decide(existing, organization);
  const blocked = decisions.some(isInTheWay);
  const edits = blocked ? [] : adoptionEdits(decisions, organization);
  const edited = editConfiguration(text, edits, file);
  const planned = loadEdited(file, edited);
  const written = options.write === true && edits.length > 0;
  if (written && !replaceFile(file, text, edited)) {
    const what = "was written by somebody else in the meantime";
    throw new AdoptionError([{ where: file, what, write: "the command once more" }]);
  }

  const report = createAdoptionReport({
    ...{ file, written, decisions, edits, planned },
    lettingGo: lettingGo(planned.adopt, known.states),
  });
  const { stdout, colors } = terminal;
  stdout.write(
    options.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : printAdoptionReport(report, colors, terraformWord(environment)),
  );
  return blocked ? EXIT_CODES.inTheWay : EXIT_CODES.success;
}

async function look(
  organization: Organization,
  known: FormerStates,
  { trail }: AdoptOptions,
  progress: ProgressBar,
): Promise<Existing> {
  const { homeRegion: region, management, logArchiveAccount, provider } = organization;
  const access = { region, endpoints: provider.endpoints, s3UsePathStyle: provider.s3UsePathStyle };
  const roles = { management: roleOf(management, known), logArchive: roleOf(logArchiveAccount, known) };
  // The AWS SDK takes a second to load: other commands do without.
  const { accountClients, destroyClients, readExisting } = await import("../../adoption/live");

  progress.show(undefined, `Looking at ${management.name} and ${logArchiveAccount.name}`);
  const accounts = {
    management: accountClients({ ...access, roleArn: roles.management }),
    logArchive: accountClients({ ...access, roleArn: roles.logArchive }),
  };
  try {
    return await readExisting(accounts, organization, { trail, valueOf: known.valueOf });
  } finally {
    progress.clear();
    Object.values(accounts).forEach(destroyClients);
  }
}

/** The role that reaches an account: the one that deploys there. */
function roleOf({ roleArn, key }: Account, { valueOf }: FormerStates): string | undefined {
  if (roleArn === undefined) return undefined;
  const known = valueOf(roleArn);
  if (known !== undefined) return known;
  throw new AdoptionError([
    {
      where: `the roleArn of ${key}`,
      what: "is an output that could not be read",
      write: "the ARN itself while you adopt, or make the state readable",
    },
  ]);
}

/** What would be written is checked like any configuration: a name that AWS has may be one that is refused here. */
function loadEdited(file: string, edited: string): Organization {
  try {
    return loadOrganization(file, () => edited);
  } catch (error) {
    if (!AuditTrailError.isAuditTrailError(error)) throw error;
    throw new AdoptionError(
      error.problems.map((problem) => ({ ...problem, what: `${problem.what}, once it names what exists` })),
    );
  }
}
