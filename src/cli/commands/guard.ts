import { Command, Option } from "commander";
import type { ExitCode } from "../exit-codes";
import { exitCodeOf, judgePlans } from "../guard/judgement";
import { readPlanText } from "../guard/plan-text";
import type { PlanTextOptions } from "../guard/plan-text";
import { printJudgement } from "../guard/print-judgement";
import { repeatable } from "../repeatable";
import type { Terminal } from "../terminal";
import { printable } from "../terminal";

const DETAILS = `
Refuses a plan that would destroy, replace or loosen what the audit trail is made of: trails, buckets, keys, policies,
retention, alarms, and the way from an event to a person. It knows resources by their type, so it judges the plan of any
Terraform or OpenTofu code. What is created, tightened, tagged, moved or imported unchanged passes.

A plan is a plan file, or what terraform show -json prints of it. Of a plan file Terraform is asked, in the folder that
the file is in or that --chdir names; TERRAFORM_BINARY_NAME says which program that is.

Examples:
  terraform plan -out plan && org-audit guard plan && terraform apply plan
  terraform show -json plan | org-audit guard -     standard input
  org-audit guard stacks/*/plan.json                several at once: every danger of all of them is told
  org-audit guard plan --chdir stacks/log-archive   a plan file that is not where it was made
  org-audit guard plan --accept aws_sns_topic.old   a danger that is wanted; repeat the option for more
  org-audit guard plan --json | jq -r '.plans[].dangers[] | select(.accepted | not) | .address'

Apply the very plan that was judged: terraform apply PLAN, never terraform apply alone, which makes a new one.

--accept takes an address, or PLAN:ADDRESS for one of several plans. It accepts every danger of that resource, and says
so when there is none: then take it away.

--json prints one object: plans, unreadable and unusedAcceptances.

Exit codes:
   0  nothing refused
  20  refused: do not apply
  64  wrong usage
  66  a plan could not be read; the others are judged
  70  the program failed
`;

interface Options extends PlanTextOptions {
  readonly accept: readonly string[];
  readonly json?: true;
}

/** `org-audit guard`: refuses plans that would take something from the audit trail. */
export function guardCommand(terminal: Terminal, finish: (exitCode: ExitCode) => void): Command {
  return new Command("guard")
    .summary("refuse Terraform plans that weaken the audit trail")
    .description("Judges Terraform plans before they are applied, and refuses what would weaken an audit trail.")
    .argument("<plan...>", "plan files, their JSON, or - for JSON on standard input")
    .addOption(repeatable("--accept <address>", "a resource whose dangers are wanted", "none"))
    .option("--chdir <folder>", "folder that a plan file was made in (default: the one that it is in)")
    .addOption(
      new Option("--terraform <program>", "program that shows plan files")
        .env("TERRAFORM_BINARY_NAME")
        // A variable that is empty is none, as it is for cdktf.
        .argParser((program) => program || "terraform")
        .default("terraform"),
    )
    .option("--json", "print one JSON object")
    .addHelpText("after", DETAILS)
    .action(async (plans: string[], options: Options) => finish(await guard(plans, options, terminal)));
}

async function guard(plans: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode> {
  const judgement = await judgePlans(plans, options.accept, (plan) => readPlanText(plan, options));
  const page = options.json ? `${JSON.stringify(judgement, null, 2)}\n` : printJudgement(judgement, terminal.colors);
  terminal.stdout.write(page);
  for (const { reason } of judgement.unreadable) {
    terminal.stderr.write(`${reason.split("\n").map(printable).join("\n")}\n`);
  }
  for (const name of judgement.unusedAcceptances) {
    terminal.stderr.write(
      `--accept ${printable(name)} meets no danger: take it away, or it will let the next one through\n`,
    );
  }
  return exitCodeOf(judgement);
}
