import { parse } from "yaml";
import type { Event, Job } from "./job";
import { withVariables } from "./job";

/** As much of a pipeline as is read here. */
export interface BuildkiteFile {
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly BuildkiteStep[];
}

export interface BuildkiteStep {
  readonly key: string;
  readonly block?: string;
  readonly if?: string;
  readonly depends_on?: readonly string[];
  readonly command?: string;
  readonly commands?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly plugins?: readonly Readonly<Record<string, { readonly "role-arn": string }>>[];
  readonly parallelism?: number;
  readonly concurrency?: number;
  readonly concurrency_group?: string;
  readonly allow_dependency_failure?: boolean;
}

type Build = Readonly<Record<string, unknown>>;

const BUILDS: Record<Event, Build> = {
  push: { branch: "main", source: "webhook", pull_request: { id: null } },
  schedule: { branch: "main", source: "schedule", pull_request: { id: null } },
  "pull request": { branch: "topic", source: "webhook", pull_request: { id: "5", repository: { fork: false } } },
  // A fork's branch may have the name of ours.
  "pull request from a fork": {
    branch: "main",
    source: "webhook",
    pull_request: { id: "5", repository: { fork: true } },
  },
};

/** Whether a condition holds: its words are those of JavaScript. */
function holds(condition: string | undefined, build: Build): boolean {
  return condition === undefined || (new Function("build", `return ${condition}`)(build) as boolean);
}

/** What `pipeline upload` makes of the file, and then each job's shell of its variables. */
export function readBuildkite(text: string, event: Event): Job[] {
  const { env, steps } = parse(uploaded(text)) as BuildkiteFile;
  const running = new Map<string, string[]>();
  const read: Job[] = [];
  for (const step of steps.filter((one) => holds(one.if, BUILDS[event]))) {
    const after = (step.depends_on ?? []).flatMap((need) => running.get(need) ?? []);
    const count = step.parallelism ?? 1;
    const jobs = Array.from({ length: count }, (_, index): Job => {
      const shard = {
        "((BUILDKITE_PARALLEL_JOB + 1))": String(index + 1),
        BUILDKITE_PARALLEL_JOB_COUNT: String(count),
      };
      const commands = withVariables([step.commands ?? step.command ?? []].flat(), shard);
      const SHARD = commands.map((command) => /^export SHARD="(.*)"$/.exec(command)?.[1]).find(Boolean);
      return {
        name: `${step.key} ${index + 1}`,
        after,
        waitsForApproval: step.block !== undefined,
        subject: `organization:ORGANIZATION:pipeline:PIPELINE:ref:refs/heads/${String(BUILDS[event]["branch"])}:commit:0a1b2c:step:${step.key}`,
        roleArn: Object.values(step.plugins?.[0] ?? {})[0]?.["role-arn"],
        commands: withVariables(commands, { ...env, ...step.env, ...(SHARD ? { SHARD } : {}) }),
      };
    });
    read.push(...jobs);
    running.set(step.key, jobs.map(({ name }) => name)); // prettier-ignore
  }
  return read;
}

/** Variables are replaced in the whole file before anything runs: none of the build's own may be meant. */
function uploaded(text: string): string {
  const body = text.replace(/^#.*\n/gm, "");
  return body.replaceAll("$$", "\u0000").replace(/\$/g, () => { throw new Error("a variable for the upload"); }).replaceAll("\u0000", "$"); // prettier-ignore
}
