/**
 * Plays a GitHub workflow on this machine: GitHub's own evaluator decides what runs with what, bash runs it. Each job
 * has a workspace of its own, so it has what it checked out and downloaded, and nothing else.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import type { Context, Workflow, WorkflowJob, WorkflowStep } from "../pipelines/engines/github";
import { conditionsHold, contextOf, evaluated, matrixOf } from "../pipelines/engines/github";
import type { Event } from "../pipelines/engines/job";

/** Jobs beside each other: this machine is the only runner. */
const RUNNERS = 2;

export interface PlayerOptions {
  /** Folder of the repository. */
  readonly repository: string;
  /** Empty folder for workspaces and artifacts. */
  readonly workDirectory: string;
  /** What every runner has: no credentials. */
  readonly environment: Readonly<Record<string, string>>;
  /** Hands out the credentials of a role, as environment variables. */
  readonly assumeRole: (roleArn: string) => Promise<Readonly<Record<string, string>>>;
}

/** What became of a job, or of one of its copies. */
export interface PlayedJob {
  readonly id: string;
  readonly matrix: Readonly<Record<string, string>>;
  readonly conclusion: "success" | "failure" | "skipped";
  /** What it printed. */
  readonly log: string;
}

/** Runs the workflow of the repository for an event. */
export async function playWorkflow(workflowText: string, event: Event, options: PlayerOptions): Promise<PlayedJob[]> {
  const workflow = parse(workflowText) as Workflow;
  const context = contextOf(event);
  const played: PlayedJob[] = [];
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const succeeded = (need: string) =>
      played.filter((one) => one.id === need).every(({ conclusion }) => conclusion === "success");
    if (!(job.needs ?? []).every(succeeded) || !conditionsHold([{ text: job.if, context }])[0]) {
      played.push({ id, matrix: {}, conclusion: "skipped", log: "" });
      continue;
    }
    const waiting = matrixOf(job).map((matrix) => ({ matrix, job: evaluated(job, { ...context, matrix }) }));
    const run = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const workspace = path.join(options.workDirectory, `${event}-${id}-${waiting.length}`.replaceAll(" ", "-"));
        played.push({ id, matrix: next.matrix, ...(await playJob(next.job, workflow.env, workspace, options)) });
      }
    };
    await Promise.all(Array.from({ length: RUNNERS }, run));
  }
  return played;
}

async function playJob(job: WorkflowJob, workflowEnvironment: Context, workspace: string, options: PlayerOptions) {
  mkdirSync(workspace, { recursive: true });
  let log = "";
  let credentials: Readonly<Record<string, string>> = {};
  for (const step of job.steps) {
    if (step.uses !== undefined) {
      credentials = { ...credentials, ...(await useAction(step, job, workspace, options)) };
      continue;
    }
    const environment = { ...options.environment, ...workflowEnvironment, ...job.env, ...credentials, ...step.env };
    const { exitCode, printed } = await runScript(step.run!, workspace, environment as NodeJS.ProcessEnv);
    log += `$ ${step.run}\n${printed}`;
    if (exitCode !== 0) return { conclusion: "failure" as const, log: `${log}exit code ${exitCode}\n` };
  }
  return { conclusion: "success" as const, log };
}

/** What the actions do, as far as jobs here can tell. */
async function useAction(
  { uses, with: inputs = {} }: WorkflowStep,
  { permissions }: WorkflowJob,
  workspace: string,
  { repository, workDirectory, assumeRole }: PlayerOptions,
): Promise<Readonly<Record<string, string>>> {
  const artifact = path.join(workDirectory, "artifacts", String(inputs["name"]));
  switch (uses!.split("@")[0]) {
    case "actions/checkout":
      if (permissions["contents"] !== "read") throw new Error("the job may not read the repository");
      cpSync(repository, workspace, { recursive: true });
      return {};
    case "actions/upload-artifact":
      cpSync(path.join(workspace, String(inputs["path"])), artifact, { recursive: true });
      return {};
    case "actions/download-artifact":
      cpSync(artifact, path.join(workspace, String(inputs["path"])), { recursive: true });
      return {};
    case "aws-actions/configure-aws-credentials":
      if (permissions["id-token"] !== "write") throw new Error("the job may not ask for a token");
      return assumeRole(String(inputs["role-to-assume"]));
    case "actions/setup-node":
    case "hashicorp/setup-terraform":
      return {};
    default:
      throw new Error(`no stand-in for ${uses}`);
  }
}

function runScript(script: string, cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ exitCode: number | null; printed: string }>((resolve, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
    }
    child.once("error", reject).once("close", (exitCode) => resolve({ exitCode, printed }));
  });
}
