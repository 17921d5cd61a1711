import { Command } from "commander";
import type { AdoptionError } from "../../errors";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import type { AdoptOptions } from "../adopt/adopt-existing";
import type { Terminal } from "../terminal";

const DETAILS = `
Looks at the management account and the log archive account, and changes nothing in them: the organization trail, its
bucket, key, log group, role and topic, service control policies that protect CloudTrail. Says of each whether it is

  taken over  imported at the next deployment and changed in place, as the lines with ~ say: never replaced
  left alone  not imported: something of it could not be changed in place, or would be lost
  in the way  the deployment would fail: decide first

--write puts what is taken over below adopt in the configuration, with the names that it has to keep, such as trail.name
and logArchive.bucketName. Every comment of the file stays. adopt may go once all stacks are deployed.

An organization trail that cannot be taken over, such as Control Tower's, is named as well: a second one beside it is
paid for. The organization itself is only read.

Examples:
  org-audit adopt                        what exists, and what would become of it
  org-audit adopt --write                into the configuration, for a pull request
  org-audit adopt --trail company-trail  this one, where there are several
  org-audit adopt --json | jq '.resources[] | select(.fate == "taken over") | .name'

Then: let go of them in the code that made them, as the last paragraph says; cdktf synth; org-audit plan, where nothing
is destroyed or replaced; org-audit deploy. The guard asks about policies that now let in, or spare, somebody whom the
former did not, such as your readers and break-glass roles: read them, and --accept them once.

States of existingState are searched for what they own, by Terraform where they are no files: TERRAFORM_BINARY_NAME says
which program that is.

The accounts are read with the credentials of the environment and the roles of accounts.management.roleArn and
accounts.logArchive.roleArn.

--json prints one object: file, written, resources, edits and lettingGo.

Exit codes:
   0  everything that exists is taken over or left alone
  20  something is in the way; nothing was written
  64  wrong usage or a wrong configuration; nothing was written
  66  an account could not be read, or it is not clear which trail is meant; nothing was written
  70  the program failed
`;

/** The process that the command runs in. */
interface Host {
  readonly env: NodeJS.ProcessEnv;
}

/** `org-audit adopt`: takes over what exists. */
export function adoptCommand(terminal: Terminal, finish: (exitCode: ExitCode) => void, host: Host = process): Command {
  return new Command("adopt")
    .summary("take over an existing trail, with its bucket, key and policies")
    .description("Finds what the audit trail is made of and exists already, and takes it over without replacing it.")
    .option("--config <file>", "the configuration", host.env["ORGANIZATION_CONFIG"] || "config/organization.yaml")
    .option("--trail <name>", "name or ARN of the trail, where there are several")
    .option("--write", "write it into the configuration")
    .option("--json", "print one JSON object")
    .addHelpText("after", DETAILS)
    .action(async (options: AdoptOptions) => {
      // Other commands start faster without the configuration's schema.
      const { adoptExisting } = await import("../adopt/adopt-existing");
      try {
        finish(await adoptExisting(options, terminal, host.env));
      } catch (error) {
        if ((error as Error).name !== "AdoptionError") throw error;
        terminal.stderr.write(`${(error as AdoptionError).message}\n`);
        finish(EXIT_CODES.unreadableInput);
      }
    });
}
