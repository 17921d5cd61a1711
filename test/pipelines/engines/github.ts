import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { parse } from "yaml";
import type { Event, Job } from "./job";
import { withVariables } from "./job";

/** As much of a workflow as is read here. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly env: Record<string, string>;
  readonly permissions: object;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

export interface WorkflowJob {
  readonly needs?: readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: Record<string, string>;
  readonly strategy?: {
    readonly "fail-fast": boolean;
    readonly "max-parallel": number;
    readonly matrix: { readonly include?: Record<string, string>[]; readonly shard?: string[] };
  };
  readonly steps: readonly WorkflowStep[];
}

export interface WorkflowStep {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Record<string, string>;
}

export type Context = Readonly<Record<string, unknown>>;

interface Question {
  readonly text: string;
  readonly context: Context;
}

function askGitHub(question: { readonly workflow?: string; readonly expressions?: readonly Question[] }) {
  const answer = execFileSync(process.execPath, [path.join(__dirname, "github-actions.mjs")], {
    input: JSON.stringify(question),
    encoding: "utf8",
  });
  return JSON.parse(answer) as { readonly errors: string[]; readonly values: string[] };
}

/** What GitHub's own parser has against a workflow. */
export function workflowErrors(workflow: string): string[] {
  return askGitHub({ workflow }).errors;
}

/** Whether conditions hold, each in its context. One that is not written holds. */
export function conditionsHold(questions: readonly { readonly text?: string; readonly context: Context }[]): boolean[] {
  const { values } = askGitHub({ expressions: questions.map(({ text = "true", context }) => ({ text, context })) });
  return values.map((value) => value === "true");
}

/** Replaces `${{ … }}` everywhere in a value by what GitHub makes of it. */
export function evaluated<Value>(value: Value, context: Context): Value {
  return evaluatedEach([{ value, context }])[0]!;
}

/** The same for many values, each in its context: GitHub is asked once. */
export function evaluatedEach<Value>(values: readonly { readonly value: Value; readonly context: Context }[]): Value[] {
  const texts = values.map(({ value, context }) => {
    const json = JSON.stringify(value);
    return { json, context, found: [...new Set(json.match(/\$\{\{.*?\}\}/g) ?? [])] };
  });
  const answers = askGitHub({
    expressions: texts.flatMap(({ found, context }) =>
      found.map((expression) => ({ text: expression.slice(3, -2).trim(), context })),
    ),
  }).values;
  return texts.map(
    ({ json, found }) =>
      JSON.parse(found.reduce((text, expression) => text.replaceAll(expression, answers.shift()!), json)) as Value,
  );
}

/** The `github` context of an event. */
export function contextOf(event: Event): Context {
  const github = { repository: "example/landing-zone", run_id: "42", token: "token" };
  const from = (full_name: string) => ({
    ...github,
    event_name: "pull_request",
    event: { pull_request: { head: { repo: { full_name } } } },
  });
  return {
    github: {
      push: { ...github, event_name: "push", event: {} },
      "pull request": from("example/landing-zone"),
      "pull request from a fork": from("somebody/landing-zone"),
      schedule: { ...github, event_name: "schedule", event: {} },
    }[event],
  };
}

/** The jobs of an event: a skipped job skips those that need it. */
export function readGitHub(file: string, event: Event): Job[] {
  const { jobs } = parse(file) as Workflow;
  const context = contextOf(event);
  const holds = conditionsHold(Object.values(jobs).map((job) => ({ text: job.if, context })));
  const running = new Map<string, WorkflowJob>();
  for (const [index, [id, job]] of Object.entries(jobs).entries()) {
    if (holds[index] && (job.needs ?? []).every((need) => running.has(need))) running.set(id, job);
  }
  const copies = [...running].flatMap(([id, job]) => matrixOf(job).map((matrix) => ({ id, matrix, job })));
  const filled = evaluatedEach(copies.map(({ job, matrix }) => ({ value: job, context: { ...context, matrix } })));
  const nameOf = (id: string, matrix: object) => [id, ...Object.values(matrix)].join(" ");
  return copies.map(({ id, matrix }, index) => {
    const { env, environment, needs = [], permissions, steps } = filled[index]!;
    return {
      name: nameOf(id, matrix),
      after: copies.filter((copy) => needs.includes(copy.id)).map((copy) => nameOf(copy.id, copy.matrix)),
      waitsForApproval: environment === "audit-trail",
      subject: permissions["id-token"] === "write" ? subjectOf(event, environment) : undefined,
      roleArn: steps.map((step) => step.with?.["role-to-assume"] as string | undefined).find(Boolean),
      commands: withVariables(
        steps.flatMap(({ run }) => run ?? []),
        env ?? {},
      ),
    };
  });
}

/** @see https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims */
function subjectOf(event: Event, environment: string | undefined): string {
  if (environment !== undefined) return `repo:OWNER/REPOSITORY:environment:${environment}`;
  return `repo:OWNER/REPOSITORY:${event.startsWith("pull request") ? "pull_request" : "ref:refs/heads/main"}`;
}

/** The matrix of each of a job's copies. */
export function matrixOf({ strategy }: WorkflowJob): Record<string, string>[] {
  if (strategy === undefined) return [{}];
  return strategy.matrix.include ?? strategy.matrix.shard!.map((shard) => ({ shard }));
}
