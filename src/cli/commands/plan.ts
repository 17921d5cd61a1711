import { Command } from "commander";
import { guard } from "../deployment/guard";
import type { DeploymentOptions } from "../deployment/options";
import { addDeploymentOptions } from "../deployment/options";
import type { Host } from "../deployment/run-command";
import { runDeployment } from "../deployment/run-command";
import type { ExitCode } from "../exit-codes";
import type { Terminal } from "../terminal";

const DETAILS = `
Plans what cdktf synth wrote, one Terraform a stack, and judges every plan with the guard. Nothing is written to AWS and
no state is locked: rights to read are enough. A stack that reads from one which was never deployed is reported as
waiting, not as failed.

Examples:
  npx cdktf synth
  org-audit plan                               every stack
  org-audit plan management 'alarms-*'         some stacks
  org-audit plan --wave 3 --shard 2/8          an eighth of the third wave
  org-audit plan management --details          with the plan as Terraform shows it
  org-audit plan --detailed-exitcode           is AWS still as it was deployed? 2 says no
  org-audit plan --json | jq '.stacks[] | select(.outcome == "planned") | {name, changes}'

--json prints one object: stacks and unusedAcceptances.

TERRAFORM_BINARY_NAME=tofu plans with OpenTofu. A .terraform.lock.hcl in the current folder decides the versions of
providers for all stacks.

Exit codes:
   0  every stack could be planned
   1  at least one stack failed; the others were planned
   2  with --detailed-exitcode: a stack would change
  20  the guard refused a plan
  64  wrong usage; nothing was done
 130  interrupted (143: terminated); nothing is left behind
 141  nobody reads the output any more, as after | head: ended like an interruption
`;

/** `org-audit plan`: what would change, and whether that is dangerous. */
export function planCommand(terminal: Terminal, finish: (exitCode: ExitCode) => void, host: Host = process): Command {
  return addDeploymentOptions(new Command("plan"))
    .summary("plan stacks, and judge every plan")
    .description("Plans stacks that cdktf synth wrote, and judges every plan with the guard.")
    .option("--details", "print the plans as Terraform shows them")
    .option("--detailed-exitcode", "exit with 2 when a stack would change")
    .addHelpText("after", DETAILS)
    .action(async (stacks: string[], options: DeploymentOptions) =>
      finish(await runDeployment(stacks, options, { terminal, host, guard, apply: false })),
    );
}
