import { Argument, Command, InvalidArgumentError } from "commander";
import { readAssembly } from "../../deployment";
import { describeProblem } from "../../errors";
import type { EngineName, PipelineOptions } from "../../pipelines";
import { createPipeline, DEFAULTS, ENGINES, OPTION_WORDS, TESTED_VERSIONS } from "../../pipelines";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import { staleness, writePipelineFile } from "../pipeline/pipeline-file";
import { readPipelineStacks } from "../pipeline/read-pipeline-stacks";
import { repeatable } from "../repeatable";
import type { Terminal } from "../terminal";
import { printable } from "../terminal";

const FILES = Object.entries(ENGINES).map(([name, { title, file }]) => `  ${name.padEnd(10)} ${title}: ${file}`);

const DETAILS = `
Engines, and the file that each reads:
${FILES.join("\n")}

The pipeline synthesizes once, plans every pull request under the eyes of the guard, and after a merge plans again,
waits for a person, and deploys wave after wave. On a schedule it looks for drift. It holds no secret: every job
assumes a role for an hour, and only jobs that deploy assume the one that may write.

Each wave is spread over jobs, each of which takes a share of the stacks. Which stacks these are is found when the job
runs, so a new account needs no new file until the organization has doubled. The first job of every run compares the
file with what this command would write, and fails when it is outgrown: no stack is ever left out unseen.

{account} in a role's ARN makes every job work in one account, with the role of that account. The configuration then
says provider: { assumeRole: false }, and the roleArn of each account is the role that deploys: the policies spare no
other, so another is refused here. Without {account}, one role does everything: from it Terraform assumes the roleArn of
each account, for a plan too, so plans are not bound to read only.

The states have to lie where every job reaches them: a state of type local is refused, and an existing one too.

Run it in the root of the repository, after cdktf synth.

Examples:
  org-audit pipeline github \\
      --role-arn      arn:aws:iam::{account}:role/AuditTrailDeploy \\
      --plan-role-arn arn:aws:iam::{account}:role/AuditTrailPlan
  org-audit pipeline gitlab --role-arn … --plan-role-arn … --opentofu --schedule "0 4 * * 1"
  org-audit pipeline buildkite --role-arn … --plan-role-arn … --output - | less

Exit codes:
   0  written, or --check found nothing to write
   2  --check: the file is not what would be written, and the first line that differs is printed
  64  wrong usage: nothing was written
  70  the program failed
`;

interface Flags {
  readonly roleArn: string;
  readonly planRoleArn: string;
  readonly output?: string;
  readonly branch?: string;
  readonly schedule?: string;
  readonly shardSize?: number;
  readonly maxParallel?: number;
  readonly terraformVersion?: string;
  readonly opentofu?: true;
  readonly install?: string;
  readonly synth?: string;
  readonly accept: readonly string[];
  readonly assembly: string;
  readonly check?: true;
}

/** `org-audit pipeline`: writes the pipeline that plans and deploys the organization. */
export function pipelineCommand(terminal: Terminal, finish: (exitCode: ExitCode) => void): Command {
  const by = (option: keyof typeof OPTION_WORDS, value = "") => `${OPTION_WORDS[option]} ${value}`.trimEnd();
  return new Command("pipeline")
    .summary("write a pipeline that plans and deploys the organization")
    .description("Writes a pipeline that plans and deploys what was synthesized.")
    .addArgument(new Argument("<engine>", "what runs the pipeline").choices(Object.keys(ENGINES)))
    .requiredOption(by("roleArn", "<arn>"), "role that deploys; {account} stands for each account's id")
    .requiredOption(by("planRoleArn", "<arn>"), "role that plans and may only read; {account} as above")
    .option(by("file", "<file>"), "where to write, - for standard output (default: the engine's own file)")
    .option("--check", "write nothing, and tell whether the file is what would be written")
    .option(by("branch", "<name>"), `branch that is deployed (default: "${DEFAULTS.branch}")`)
    .option(by("schedule", "<cron>"), `when to look for drift, in UTC (default: "${DEFAULTS.schedule}")`)
    .option(by("shardSize", "<n>"), `most stacks of a job (default: ${DEFAULTS.shardSize})`, wholeNumber)
    .option(
      by("maximumParallel", "<n>"),
      `most jobs beside each other, on GitHub and Buildkite (default: ${DEFAULTS.maximumParallel})`,
      wholeNumber,
    )
    .option(by("openTofu"), "OpenTofu instead of Terraform")
    .option(
      by("terraformVersion", "<version>"),
      `exact version (default: ${TESTED_VERSIONS.terraform}, of OpenTofu ${TESTED_VERSIONS.tofu})`,
    )
    .option(by("install", "<command>"), `installs the packages (default: "${DEFAULTS.install}")`)
    .option(by("synthesize", "<command>"), `writes cdktf.out (default: "${DEFAULTS.synthesize}")`)
    .addOption(repeatable(by("accepted", "<address>"), "a danger that is wanted, as the guard names it", "none"))
    .option("--assembly <folder>", "what cdktf synth wrote", "cdktf.out")
    .addHelpText("after", DETAILS)
    .action((engine: EngineName, flags: Flags) => finish(write(engine, flags, terminal)));
}

function write(name: EngineName, flags: Flags, { stdout, stderr }: Terminal): ExitCode {
  const engine = ENGINES[name];
  const pipeline = createPipeline(
    readPipelineStacks(readAssembly(flags.assembly)),
    optionsOf(flags),
    name,
    engine.file,
  );
  const text = engine.render(pipeline);
  if (flags.check) {
    const problem = staleness(pipeline.file, text);
    if (problem === undefined) return EXIT_CODES.success;
    stderr.write(`${describeProblem(problem).split("\n").map(printable).join("\n")}\n`);
    return EXIT_CODES.changes;
  }
  if (flags.output === "-") {
    stdout.write(text);
    return EXIT_CODES.success;
  }
  writePipelineFile(pipeline.file, text);
  stderr.write(`wrote ${printable(pipeline.file)}\n`);
  return EXIT_CODES.success;
}

function optionsOf(flags: Flags): PipelineOptions {
  return {
    roleArn: flags.roleArn,
    planRoleArn: flags.planRoleArn,
    // What goes to standard output is meant for the engine's own file.
    file: flags.output === "-" ? undefined : flags.output,
    branch: flags.branch,
    schedule: flags.schedule,
    shardSize: flags.shardSize,
    maximumParallel: flags.maxParallel,
    terraformVersion: flags.terraformVersion,
    openTofu: flags.opentofu,
    install: flags.install,
    synthesize: flags.synth,
    accepted: flags.accept,
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError("write a whole number from 1 to 9999.");
  return Number(text);
}
