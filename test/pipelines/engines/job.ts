/** What happened, to a repository whose pipeline deploys the branch `main`. */
export type Event = "push" | "pull request" | "pull request from a fork" | "schedule";

/** A job that an engine would run, read from the engine's own file: nothing of how the file was written is used. */
export interface Job {
  /** Name that no other job of the event has. */
  readonly name: string;
  /** Names of the jobs that have to be done before. */
  readonly after: readonly string[];
  /** Whether the job waits for a person. */
  readonly waitsForApproval?: boolean;
  /** The role that it assumes, its account put in. */
  readonly roleArn?: string;
  /** What the engine's tokens call the job, where it may ask for one. Owner, project and the like are as in a header. */
  readonly subject?: string;
  /** What it runs, one after the other, its own variables put in. */
  readonly commands: readonly string[];
}

/** The jobs of an event, in the order of the file. */
export type ReadJobs = (file: string, event: Event) => readonly Job[];

/** The commands with `$NAME` replaced, as a shell would. */
export function withVariables(commands: readonly string[], variables: Readonly<Record<string, string>>): string[] {
  return commands.map((command) =>
    Object.entries(variables).reduce((text, [name, value]) => text.replaceAll(`$${name}`, value), command),
  );
}

/** Everything that has to be done before a job, however far back. */
export function before(job: Job, jobs: readonly Job[]): Job[] {
  const direct = job.after.flatMap((name) => jobs.filter((candidate) => candidate.name === name));
  return [...new Set(direct.flatMap((one) => [one, ...before(one, jobs)]))];
}
