import type { Command } from "commander";
import { oneOf } from "../../config/did-you-mean";
import { ROLE_ARN } from "../../config/schema/arn-forms";
import { ACCOUNT_STATES } from "../../discovery/selection";
import type { Selection } from "../../discovery/selection";
import type { Problem } from "../../errors";
import { UsageError } from "../../errors";
import { parseOutputPath } from "../../output-path";
import { repeatable } from "../repeatable";

/** The words of the command line, as commander gives them. */
export interface DiscoverOptions {
  readonly config: string;
  readonly state?: string;
  readonly output?: string;
  readonly roleArn?: string;
  readonly ou: readonly string[];
  readonly tag: readonly string[];
  readonly status: readonly string[];
  readonly roleName?: string;
  readonly keepNames?: true;
  readonly removeClosed?: true;
  readonly dryRun?: true;
  readonly check?: true;
  readonly json?: true;
}

/** Adds every option. */
export function addDiscoverOptions(command: Command, configurationFile: string): Command {
  return command
    .option("--config <file>", "the configuration", configurationFile)
    .option("--state <name>", "read an existing state of the configuration instead of AWS Organizations")
    .option("--output <path>", "read this output of the state, such as account_ids, instead of its resources")
    .option("--role-arn <arn>", "assume this role to read AWS Organizations")
    .addOption(repeatable("--ou <path or id>", "add only accounts of this organizational unit, however deep", "all"))
    .addOption(repeatable("--tag <key=value>", "add only accounts with this tag", "all"))
    .addOption(repeatable("--status <state>", "keep accounts of this state", "ACTIVE"))
    .option("--role-name <name>", "name of the role that deploys into each new account: writes its roleArn")
    .option("--keep-names", "leave the names of accounts as they are written")
    .option("--remove-closed", "remove the entries of closed accounts, once their stacks are destroyed")
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--check", "as --dry-run, with exit code 2 where the file does not know everything")
    .option("--json", "print one JSON object");
}

/** @throws UsageError with everything that cannot be asked for */
export function selectionOf({ ou, tag, status, state, output, roleArn }: DiscoverOptions): Selection {
  const problems: Problem[] = [];
  const states = status.map((word) => word.toUpperCase());
  for (const word of states.filter((name) => !(ACCOUNT_STATES as readonly string[]).includes(name))) {
    problems.push({ where: "--status", what: "is not a state of accounts", found: word, write: oneOf(word, ACCOUNT_STATES) }); // prettier-ignore
  }
  if (output !== undefined && state === undefined) {
    problems.push({ where: "--output", what: "is an output of a state", found: output, write: "--state too" });
  }
  const { problem } = output === undefined ? {} : parseOutputPath(output);
  if (problem !== undefined) {
    const what = `is not an output or a part of one: ${problem}`;
    const write = 'the name of an output, then what leads to the part, such as accounts.members or accounts["a/b"]';
    problems.push({ where: "--output", what, found: output, write });
  }
  if (roleArn !== undefined && state !== undefined) {
    const write = "roleArn in the state's entry of existingState";
    problems.push({ where: "--role-arn", what: "is for AWS Organizations, not for a state", found: roleArn, write });
  } else if (roleArn !== undefined && !ROLE_ARN.pattern.test(roleArn)) {
    problems.push({ where: "--role-arn", what: `is not ${ROLE_ARN.noun}`, found: roleArn, write: ROLE_ARN.write });
  }
  if (problems.length > 0) throw new UsageError(problems);
  return { organizationalUnits: ou, tags: tag, states: states.length === 0 ? ["ACTIVE"] : states };
}
