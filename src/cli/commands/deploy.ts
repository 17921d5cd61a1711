import { Command, Option } from "commander";
import { guard } from "../deployment/guard";
import type { DeploymentOptions } from "../deployment/options";
import { addDeploymentOptions } from "../deployment/options";
import type { Host } from "../deployment/run-command";
import { runDeployment } from "../deployment/run-command";
import type { ExitCode } from "../exit-codes";
import type { Terminal } from "../terminal";

const DETAILS = `
Deploys what cdktf synth wrote: init, plan, guard, and apply of that very plan, one Terraform a stack. A stack starts as
soon as the stacks that it depends on stand. One that fails stops nobody but those that depend on it.

Interrupted with Ctrl-C, no stack is begun any more, and Terraform ends what it does, writes its states and releases its
locks. Run it again to finish the rest. Killed by force, a running Terraform still finishes its stack by itself; the
next run waits for its lock, as long as --lock-timeout says. A lock is never taken away: the error names its holder, and
the command that unlocks. Stacks that are gone from the configuration are not destroyed, and not mentioned.

Examples:
  npx cdktf synth
  org-audit deploy                             every stack, in order
  org-audit deploy log-archive management      these only; what they read from has to stand
  org-audit deploy --wave 3 --shard 2/8        an eighth of the third wave: one job of a pipeline
  org-audit deploy --account ACCOUNT_ID        what is deployed into one account
  org-audit deploy --accept 'log-archive:aws_s3_bucket.example'

--json prints one object: stacks and unusedAcceptances.

TERRAFORM_BINARY_NAME=tofu deploys with OpenTofu. A .terraform.lock.hcl in the current folder decides the versions of
providers for all stacks.

Exit codes:
   0  every stack stands
   1  at least one stack failed; the others were finished
  20  the guard refused a plan, which was not applied; nothing failed
  64  wrong usage; nothing was done
 130  interrupted (143: terminated); nothing is left locked
 141  nobody reads the output any more, as after | head: ended like an interruption
`;

/** `org-audit deploy`: plan, guard and apply, stack by stack. */
export function deployCommand(terminal: Terminal, finish: (exitCode: ExitCode) => void, host: Host = process): Command {
  return addDeploymentOptions(new Command("deploy"))
    .summary("deploy stacks, if nothing in their plans is dangerous")
    .description(
      "Deploys stacks that cdktf synth wrote, in order, if the guard finds nothing dangerous in their plans.",
    )
    .addOption(
      new Option("--lock-timeout <duration>", "how long to wait for a state that another run has locked").default("5m"),
    )
    .addHelpText("after", DETAILS)
    .action(async (stacks: string[], options: DeploymentOptions) =>
      finish(await runDeployment(stacks, options, { terminal, host, guard, apply: true })),
    );
}
