import { Command } from "commander";
import { addDiscoverOptions } from "../discover/discover-options";
import type { DiscoverOptions } from "../discover/discover-options";
import type { ExitCode } from "../exit-codes";
import type { Terminal } from "../terminal";

const DETAILS = `
Brings accounts.members up to date, by account id: an account keeps its key, and so its stacks, whatever it is called
later. Every comment, the order and the spelling of the file stay. What would be written is checked like any
configuration first; where it is wrong, nothing is written. The management account and the log archive account are
known by their ids and left alone: when they contradict what was found, nothing is written either.

Says who
  joined   is in the organization, and not in the file yet: gets an entry with a key made of its name
  renamed  is called otherwise: gets its name (--keep-names leaves it)
  moved    is in another organizational unit than organizationalUnit says: gets the new one
  is in    has no organizationalUnit in the file yet: gets it
  closed   is closed, about to be, or gone. The entry stays: nothing would ever destroy its stacks without it. The
           commands to run first are printed; --remove-closed then removes it, and refuses while a state of its stacks
           still has resources

AWS Organizations is read with the credentials of the environment, like any AWS tool. --state reads an existing state
of the configuration instead: aws_organizations_account, _organizational_unit and _organization, wherever the state is
kept. What a state does not know of is not taken to be gone.

Examples:
  org-audit discover --dry-run                        what would change
  org-audit discover                                  write it, for a pull request
  org-audit discover --ou Workloads --tag audited     who joins: both, however deep the unit
  org-audit discover --role-name Deploy               with roleArn for the new accounts
  org-audit discover --state landing-zone --output account_ids
  org-audit discover --check                          in a pipeline: has anybody joined or left?
  org-audit discover --status ACTIVE --status PENDING_CLOSURE     keep accounts until they are closed

Exit codes:
   0  the file knows every account, or does now
   2  with --check: it does not
  64  wrong usage, a wrong configuration, or one that contradicts what was found; nothing was written
  66  the accounts could not be read; nothing was written
  70  the program failed
`;

/** The process that the command runs in. */
interface Host {
  readonly env: NodeJS.ProcessEnv;
}

/** `org-audit discover`: brings the accounts of the configuration up to date. */
export function discoverCommand(
  terminal: Terminal,
  finish: (exitCode: ExitCode) => void,
  host: Host = process,
): Command {
  const command = new Command("discover")
    .summary("write the organization's accounts into the configuration")
    .description("Reads the organization's accounts and brings the configuration up to date, keeping every comment.");
  return addDiscoverOptions(command, host.env["ORGANIZATION_CONFIG"] || "config/organization.yaml")
    .addHelpText("after", DETAILS)
    .action(async (options: DiscoverOptions) => {
      // Other commands start faster without the configuration's schema.
      const { discoverAccounts } = await import("../discover/discover-accounts");
      finish(await discoverAccounts(options, terminal, host.env));
    });
}
