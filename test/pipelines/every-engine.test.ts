import type { SynthesizedStack } from "../../src/deployment";
import { wavesOf } from "../../src/deployment";
import type { EngineName } from "../../src/pipelines";
import { ENGINES } from "../../src/pipelines";
import { fileFor, ONE_ROLE, READERS } from "./engines";
import type { Job } from "./engines/job";
import { before } from "./engines/job";
import { isTrusted, trustOf } from "./engines/trust";
import { stacksOf } from "./stacks";

const ENGINE_NAMES = Object.keys(ENGINES) as EngineName[];

/** Two members with stacks of their own, and enough in the management account for two jobs. */
const STACKS = stacksOf(7, 2);
const OPTIONS = { shardSize: 5, accepted: ["log-archive:aws_s3_bucket.it's mine", "management:aws_kms_key.$HOME"] };

/** What a job asks `org-audit` for. */
interface Asked {
  readonly command: "plan" | "deploy";
  readonly wave?: number;
  readonly account?: string;
  readonly shard: number;
  readonly of: number;
  readonly detailedExitCode: boolean;
}

function asked({ commands }: Job): Asked | undefined {
  const last = commands.at(-1) ?? "";
  const match =
    /^npx org-audit (plan|deploy)( --detailed-exitcode)?(?: --wave (\d+))?(?: --account "(\d{12})")? --shard "(\d+)\/(\d+)"(?: --accept (?:'(?:[^']|'\\'')*'|\S+))*$/.exec(
      last,
    );
  if (match === null) return undefined;
  const [, command, detailed, wave, account, shard, of] = match;
  return {
    command: command as Asked["command"],
    ...(wave === undefined ? {} : { wave: Number(wave) }),
    ...(account === undefined ? {} : { account }),
    shard: Number(shard),
    of: Number(of),
    detailedExitCode: detailed !== undefined,
  };
}

/** The stacks that a command takes: every so-many-th of those that the wave and the account leave. */
function stacksOfCommand({ wave, account, shard, of }: Asked): string[] {
  const selected: readonly SynthesizedStack[] = wave === undefined ? STACKS : wavesOf(STACKS)[wave - 1]!;
  return selected
    .filter(({ accountId }) => account === undefined || accountId === account)
    .filter((_, index) => index % of === shard - 1)
    .map(({ name }) => name);
}

const names = (jobs: readonly Job[]) => jobs.map(({ name }) => name);
const sorted = (texts: readonly string[]) => [...texts].sort();
const everyStack = sorted(STACKS.map(({ name }) => name));

describe.each(
  ENGINE_NAMES.flatMap((engine) => [
    { engine, title: "a role for each account", options: OPTIONS },
    { engine, title: "one role for all accounts", options: { ...OPTIONS, ...ONE_ROLE } },
  ]),
)("the $engine pipeline with $title", ({ engine, options }) => {
  // prettier-ignore
  const file = fileFor(engine, STACKS, options);
  const read = READERS[engine];
  const pushed = read(file, "push");
  const pullRequest = read(file, "pull request");
  const fork = read(file, "pull request from a fork");
  const scheduled = read(file, "schedule");
  const work = (jobs: readonly Job[]) => jobs.filter((job) => asked(job) !== undefined);
  const deployments = work(pushed).filter((job) => asked(job)!.command === "deploy");
  const synth = (jobs: readonly Job[]) => jobs.filter(({ commands }) => commands.includes("npx cdktf synth"));

  it("synthesizes once for an event, before everything else, and compares itself with what would be written", () => {
    for (const jobs of [pushed, pullRequest, scheduled]) {
      expect(synth(jobs)).toHaveLength(1);
      const [{ commands }] = synth(jobs) as [Job];
      expect(commands.filter((command) => command.startsWith("npx org-audit"))).toEqual([
        expect.stringMatching(new RegExp(`^npx org-audit pipeline ${engine} .* --check$`)),
      ]);
      for (const job of work(jobs)) expect(names(before(job, jobs))).toContain(synth(jobs)[0]!.name);
    }
  });

  it("deploys every stack exactly once", () => {
    expect(sorted(deployments.flatMap((job) => stacksOfCommand(asked(job)!)))).toEqual(everyStack);
  });

  it.each([
    ["a push", () => work(pushed).filter((job) => asked(job)!.command === "plan")],
    ["a pull request", () => work(pullRequest)],
    ["the schedule", () => work(scheduled)],
  ])("plans every stack exactly once for %s", (_event, plans) => {
    expect(sorted(plans().flatMap((job) => stacksOfCommand(asked(job)!)))).toEqual(everyStack);
  });

  it("gives no job more stacks than asked for", () => {
    for (const job of work([...pushed, ...pullRequest, ...scheduled])) {
      expect(stacksOfCommand(asked(job)!).length).toBeLessThanOrEqual(options.shardSize);
    }
  });

  it("deploys a wave when all of the waves before it stand", () => {
    for (const job of deployments) {
      const earlier = deployments.filter((other) => asked(other)!.wave! < asked(job)!.wave!);
      expect(names(before(job, pushed))).toEqual(expect.arrayContaining(names(earlier)));
    }
    expect(new Set(deployments.map((job) => asked(job)!.wave))).toEqual(new Set([1, 2, 3]));
  });

  it("deploys only after a person approved what was planned", () => {
    const plans = work(pushed).filter((job) => asked(job)!.command === "plan");
    for (const job of deployments) {
      const approvals = before(job, pushed).filter(({ waitsForApproval }) => waitsForApproval);
      expect(approvals).toHaveLength(1);
      expect(names(before(approvals[0]!, pushed))).toEqual(expect.arrayContaining(names(plans)));
    }
  });

  it("runs the jobs of a wave beside each other", () => {
    for (const job of deployments) {
      const beside = deployments.filter((other) => asked(other)!.wave === asked(job)!.wave);
      expect(before(job, pushed).filter((other) => beside.includes(other))).toEqual([]);
    }
  });

  it("deploys with the role that deploys, and does everything else with the one that reads", () => {
    const roleOf = (template: string, { account }: Asked) => template.replace("{account}", account ?? "none");
    const { roleArn, planRoleArn } = {
      roleArn: "arn:aws:iam::{account}:role/AuditTrailDeploy",
      planRoleArn: "arn:aws:iam::{account}:role/AuditTrailPlan",
      ...options,
    };
    for (const job of deployments) expect(job.roleArn).toBe(roleOf(roleArn, asked(job)!));
    for (const job of work([...pushed, ...pullRequest, ...scheduled])) {
      if (asked(job)!.command === "plan") expect(job.roleArn).toBe(roleOf(planRoleArn, asked(job)!));
    }
    for (const job of [...pushed, ...pullRequest, ...scheduled]) {
      if (asked(job) === undefined) expect(job.roleArn).toBeUndefined();
    }
  });

  it("says which jobs may assume a role, so that before the approval none may assume the one that deploys", () => {
    // CodeBuild has no tokens: its template makes a role for each kind of work.
    if (engine === "codebuild") return;
    for (const job of work([...pushed, ...pullRequest, ...scheduled])) {
      const { audience, deploy, plan } = trustOf(file, asked(job)!.account);
      expect(audience).toBe("sts.amazonaws.com");
      expect(isTrusted(job.subject!, deploy)).toBe(asked(job)!.command === "deploy");
      if (asked(job)!.command === "plan") expect(isTrusted(job.subject!, plan)).toBe(true);
    }
    for (const { subject } of [...pushed, ...pullRequest, ...fork, ...scheduled].filter((job) => !asked(job))) {
      if (subject !== undefined) expect(isTrusted(subject, trustOf(file).deploy)).toBe(false);
    }
  });

  it("never deploys for a pull request or on the schedule", () => {
    const others = work([...pullRequest, ...scheduled]).map((job) => asked(job)!.command);

    expect(new Set(others)).toEqual(new Set(["plan"]));
    expect(pullRequest.some(({ waitsForApproval }) => waitsForApproval)).toBe(false);
  });

  it("gives a fork no credentials", () => {
    expect(work(fork)).toEqual([]);
    expect(fork.flatMap(({ roleArn }) => roleArn ?? [])).toEqual([]);
  });

  it("fails on the schedule, and only there, where something would change", () => {
    expect(work(scheduled).every((job) => asked(job)!.detailedExitCode)).toBe(true);
    expect(work([...pushed, ...pullRequest]).some((job) => asked(job)!.detailedExitCode)).toBe(false);
  });

  it("hands every accepted danger on, quoted", () => {
    for (const job of work([...pushed, ...pullRequest, ...scheduled])) {
      expect(job.commands.at(-1)).toContain(
        ` --accept 'log-archive:aws_s3_bucket.it'\\''s mine' --accept 'management:aws_kms_key.$HOME'`,
      );
    }
  });

  it("is the same file for one account more, until an account has twice as many stacks", () => {
    const grown = (members: number) => fileFor(engine, stacksOf(members, 2), options);

    expect(fileFor(engine, stacksOf(8, 2), options)).toBe(file);
    expect(grown(30)).not.toBe(file);
  });

  it("runs what the machine has under the name that it has", () => {
    const openTofu = fileFor(engine, STACKS, { ...options, openTofu: true });

    expect(file).toMatch(/TERRAFORM_BINARY_NAME: terraform\n/);
    expect(openTofu).toMatch(/TERRAFORM_BINARY_NAME: tofu\n/);
    expect(openTofu).toContain("1.10.6");
    expect(openTofu).not.toContain("1.11.4");
  });

  it("holds nothing secret", () => {
    expect(file).not.toMatch(/secrets?\.|AKIA|ASIA|ACCESS_KEY|aws_secret|password/i);
  });
});
