import { parse } from "yaml";
import type { Event, Job } from "./job";
import { withVariables } from "./job";

/** As much of a pipeline as is read here. */
export interface GitLabFile {
  readonly workflow: { readonly rules: readonly Rule[] };
  readonly stages: readonly string[];
  readonly [job: string]: unknown;
}

interface Rule {
  readonly if: string;
  readonly when?: string;
  readonly allow_failure?: boolean;
}

export interface GitLabJob {
  readonly stage: string;
  readonly rules: readonly Rule[];
  readonly needs?: readonly (string | { readonly pipeline: string; readonly job: string })[];
  readonly parallel?: { readonly matrix: readonly Readonly<Record<string, string[]>>[] };
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>;
  readonly environment?: { readonly name: string };
  readonly timeout?: string;
  readonly resource_group?: string;
  readonly trigger?: { readonly include: readonly { readonly local: string }[]; readonly strategy: string };
  readonly extends?: string;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
}

type Variables = Readonly<Record<string, string>>;

const OWN = { CI_PROJECT_ID: "7" };

const VARIABLES: Record<Event, Variables> = {
  push: { ...OWN, CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main" },
  schedule: { ...OWN, CI_PIPELINE_SOURCE: "schedule", CI_COMMIT_BRANCH: "main" },
  "pull request": {
    ...OWN,
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "7",
  },
  "pull request from a fork": {
    ...OWN,
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "8",
  },
};

/** Whether a condition holds: comparisons of variables and texts, joined by `&&`. */
function holds(condition: string, variables: Variables): boolean {
  const value = (word: string) => (word.startsWith("$") ? variables[word.slice(1)] : (JSON.parse(word) as string));
  return condition.split(" && ").every((comparison) => {
    const [left, right, ...more] = comparison.split(" == ");
    if (right === undefined || more.length > 0) throw new Error(`not a comparison: ${comparison}`);
    return value(left!) === value(right);
  });
}

/** The jobs of an event, and after the job that starts it those of the child pipeline. */
export function readGitLab(text: string, event: Event): Job[] {
  const file = parse(text) as GitLabFile;
  const jobs = jobsFor(file, VARIABLES[event], []);
  const starts = jobs.find(({ name }) => (file[name] as GitLabJob | undefined)?.trigger !== undefined);
  if (starts === undefined) return jobs;
  const child = { ...VARIABLES[event], CI_PIPELINE_SOURCE: "parent_pipeline" };
  return [...jobs, ...jobsFor(file, child, [starts.name])];
}

function jobsFor(file: GitLabFile, variables: Variables, startedBy: readonly string[]): Job[] {
  if (!file.workflow.rules.some((rule) => holds(rule.if, variables))) return [];
  const running = new Map<string, string[]>();
  const read: Job[] = [];
  for (const [name, job] of gitLabJobs(file)) {
    const rule = job.rules.find((one) => holds(one.if, variables));
    if (rule === undefined) continue;
    const own = (job.needs ?? []).filter((need) => typeof need === "string");
    const after = [...startedBy, ...own.flatMap((need) => running.get(need) ?? missing(name, need))];
    const shares = sharesOf(job).map((share) => {
      const prepared = job.extends === undefined ? [] : (file[job.extends] as GitLabJob).before_script!;
      const commands = withVariables([...prepared, ...(job.script ?? [])], share);
      const roleArn = commands.map((command) => /^export AWS_ROLE_ARN="(.*)"$/.exec(command)?.[1]).find(Boolean);
      const waitsForApproval = rule.when === "manual" && rule.allow_failure === false;
      const subject = job.id_tokens && subjectOf(job, variables);
      return { name: [name, ...Object.values(share)].join(" "), after, waitsForApproval, roleArn, subject, commands };
    });
    read.push(...shares);
    running.set(name, shares.map((share) => share.name)); // prettier-ignore
  }
  return read;
}

/** Where the project has said that the subject tells whether the environment is protected, and it is. */
function subjectOf({ environment }: GitLabJob, { CI_COMMIT_BRANCH = "topic" }: Variables): string {
  return `project_path:GROUP/PROJECT:ref_type:branch:ref:${CI_COMMIT_BRANCH}:environment_protected:${environment !== undefined}`;
}

/** GitLab refuses a pipeline in which a job needs one that does not run. */
function missing(job: string, need: string): never {
  throw new Error(`${job} needs ${need}, which does not run`);
}

/** The jobs of a file, by name. */
export function gitLabJobs(file: GitLabFile): [string, GitLabJob][] {
  const isJob = ([name, value]: [string, unknown]) =>
    !name.startsWith(".") && typeof value === "object" && value !== null && "stage" in value;
  return Object.entries(file).filter(isJob) as [string, GitLabJob][];
}

function sharesOf({ parallel }: GitLabJob): Variables[] {
  if (parallel === undefined) return [{}];
  return parallel.matrix.flatMap((row) =>
    Object.entries(row).reduce<Variables[]>(
      (shares, [name, values]) => shares.flatMap((share) => values.map((value) => ({ ...share, [name]: value }))),
      [{}],
    ),
  );
}
