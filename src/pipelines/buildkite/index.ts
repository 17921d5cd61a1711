import { PipelineError } from "../../errors";
import { checkCommand, deployCommand, driftCommand, jobEnvironment, planCommand } from "../commands";
import type { Engine } from "../engine";
import { header } from "../header";
import type { FanOut, Pipeline, Wave } from "../pipeline";
import { isPerAccount, roleArnIn } from "../pipeline";
import { terraformDownload } from "../terraform-download";
import { yamlText } from "../yaml-text";

/** The plugin that asks the agent for a token and STS for credentials, and the version that it was written for. */
const ASSUME_ROLE = "aws-assume-role-with-web-identity#v1.4.0";

/** Most jobs that one upload of a pipeline may become. @see https://buildkite.com/docs/platform/limits */
const JOB_LIMIT = 500;

/** The assembly as one file: an artifact a stack would be thousands. */
const ASSEMBLY = "cdktf.out.tgz";

/** Jobs of this group run in the order of their builds. */
const GROUP = "audit-trail";

/** Buildkite: steps. */
export const buildkite: Engine = { title: "Buildkite", file: ".buildkite/pipeline.yml", render };

type Step = Readonly<Record<string, unknown>>;

function render(pipeline: Pipeline): string {
  const ofBranch = `build.branch == "${pipeline.branch}" && build.pull_request.id == null`;
  const pushed = `${ofBranch} && build.source != "schedule"`;
  const ownPullRequest = "build.pull_request.id != null && build.pull_request.repository.fork == false";

  const plans = stepsOf(pipeline, pipeline.plan, {
    key: "plan",
    if: `(${pushed}) || (${ownPullRequest})`,
    dependsOn: ["synth"],
    command: planCommand(pipeline),
  });
  const drifts = stepsOf(pipeline, pipeline.plan, {
    key: "drift",
    if: `${ofBranch} && build.source == "schedule"`,
    dependsOn: ["synth"],
    command: driftCommand(pipeline),
  });
  const steps: Step[] = [synth(pipeline), ...plans, ...drifts];
  steps.push(
    { block: "Deploy", key: "approve", if: pushed, depends_on: plans.map(({ key }) => key) },
    gate("begin", pushed, ["approve"]),
  );
  let dependsOn = ["begin"];
  for (const wave of pipeline.waves) {
    const job = { key: waveKey(wave), if: pushed, dependsOn, command: deployCommand(pipeline, wave) };
    const wavesSteps = stepsOf(pipeline, wave, job);
    steps.push(...wavesSteps);
    dependsOn = wavesSteps.map(({ key }) => key);
  }
  steps.push({ ...gate("end", pushed, dependsOn), allow_dependency_failure: true });
  refuseTooMany(steps);

  const file = literal({ env: jobEnvironment(pipeline), steps });
  return header(pipeline, setup(pipeline)) + yamlText(file);
}

function setup({ branch, schedule, waves }: Pipeline): string[] {
  const keys = waves.map((wave) => keyOf(waveKey(wave), isPerAccount(wave) ? "ACCOUNT" : undefined));
  return [
    `Set up once: builds for pushes to ${branch} and for pull requests into it, none for forks.`,
    "Agents on Linux with Node 22, the AWS CLI, curl and unzip. Who may unblock a build may deploy.",
    "A build that waits to be unblocked may hold back newer ones: cancel it to let them through.",
    `A schedule for ${branch} with "${schedule} UTC": its build fails when something drifted.`,
    "An OIDC provider agent.buildkite.com where the roles are, and their trust policies with",
    "  both roles             aud: sts.amazonaws.com",
    `  the role that deploys  sub: organization:ORGANIZATION:pipeline:PIPELINE:ref:refs/heads/${branch}:commit:*:step:KEY`,
    `                         KEY: ${keys.join(", ")}`,
    "  the role that plans    sub: organization:ORGANIZATION:pipeline:PIPELINE:*",
    "Any job may upload steps with such a key, unless agents run signed steps only and those of plans cannot sign.",
  ];
}

function synth(pipeline: Pipeline): Step {
  return {
    label: "synth",
    key: "synth",
    commands: [
      ...terraformDownload(pipeline.terraform),
      pipeline.install,
      pipeline.synthesize,
      checkCommand(pipeline),
      `tar --create --gzip --file ${ASSEMBLY} cdktf.out`,
    ],
    artifact_paths: ASSEMBLY,
    timeout_in_minutes: 30,
  };
}

/**
 * The jobs between two gates run beside each other; the first gate of the next build waits for the last of this one,
 * which is passed even when a wave failed.
 *
 * @see https://buildkite.com/docs/pipelines/configure/workflows/controlling-concurrency#concurrency-and-parallelism
 */
function gate(key: string, condition: string, dependsOn: readonly string[]): Step {
  return {
    label: `${key} deployment`,
    key,
    if: condition,
    depends_on: dependsOn,
    command: `echo "${key} deployment"`,
    concurrency: 1,
    concurrency_group: GROUP,
  };
}

interface Job {
  readonly key: string;
  readonly if: string;
  readonly dependsOn: readonly string[];
  readonly command: string;
}

function waveKey({ number }: Wave): string {
  return `wave-${number}`;
}

/** Key of a step. The subject of its jobs' tokens ends in it. */
function keyOf(job: string, accountId: string | undefined): string {
  return accountId === undefined ? job : `${job}-${accountId}`;
}

/** One step for each account, as many jobs as the account has shares. */
function stepsOf(pipeline: Pipeline, fanOut: FanOut, job: Job): (Step & { readonly key: string })[] {
  const shares = new Map<string | undefined, number>();
  for (const { accountId } of fanOut.shares) shares.set(accountId, (shares.get(accountId) ?? 0) + 1);
  return [...shares].map(([accountId, parallelism]) => ({
    label: accountId === undefined ? job.key : `${job.key} ${accountId}`,
    key: keyOf(job.key, accountId),
    if: job.if,
    depends_on: job.dependsOn,
    env: { ...(isPerAccount(fanOut) ? { ACCOUNT: accountId } : {}), AWS_REGION: pipeline.region },
    plugins: [{ [ASSUME_ROLE]: { "role-arn": roleArnIn(fanOut, accountId ?? "") } }],
    commands: [
      ...terraformDownload(pipeline.terraform),
      pipeline.install,
      `buildkite-agent artifact download ${ASSEMBLY} . --step synth`,
      `tar --extract --file ${ASSEMBLY}`,
      'export SHARD="$((BUILDKITE_PARALLEL_JOB + 1))/$BUILDKITE_PARALLEL_JOB_COUNT"',
      job.command,
    ],
    parallelism,
    concurrency: pipeline.maximumParallel,
    concurrency_group: `${GROUP}/${job.key}`,
    concurrency_method: "eager",
    timeout_in_minutes: 120,
  }));
}

/** `pipeline upload` replaces variables by its own, so every dollar that is meant for the job's shell is doubled. */
function literal<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll("$", "$$$$")) as Value;
}

function refuseTooMany(steps: readonly Step[]): void {
  const jobs = steps.reduce((count, { parallelism }) => count + ((parallelism as number | undefined) ?? 1), 0);
  if (jobs > JOB_LIMIT) {
    throw new PipelineError("buildkite", [
      {
        where: "the jobs",
        what: `are more than the ${JOB_LIMIT} that Buildkite takes in one upload`,
        found: String(jobs),
        write: "a larger --shard-size, or roles without {account}",
      },
    ]);
  }
}
