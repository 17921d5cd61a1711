/**
 * Every error that this library throws, so that one file tells what can go wrong.
 *
 * Each carries a list of problems, never only the first: whoever has to mend the input sees all of it in one run.
 */

/** A place in a text file. Lines and columns count from 1, as editors do. */
export interface SourceLocation {
  /** Path of the file as the user named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong with an input. */
export interface Problem {
  /** What is wrong, in one clause without a full stop: `is not an AWS Region`. */
  readonly what: string;
  /** Where: the path of a configuration key, the path of a construct, the Sid of a statement. */
  readonly where: string;
  /** The value that was found, as it would be written in the input. Left out when nothing was found. */
  readonly found?: string;
  /** What to write instead, after the word `write`: `a Region code such as eu-central-1`. */
  readonly write: string;
  /** The place in the file, where the input is a file. */
  readonly location?: SourceLocation;
}

/** One problem as text: place, what is wrong, what was found, what to write. */
export function describeProblem(problem: Problem): string {
  const place = problem.location
    ? `${problem.location.file}:${problem.location.line}:${problem.location.column} ${problem.where}`
    : problem.where;
  const found = problem.found === undefined ? "" : `\n    found: ${problem.found}`;
  return `${place} ${problem.what}${found}\n    write: ${problem.write}`;
}

const BRAND = Symbol.for("cdktf-organization-audit-trail/error");

/** What all errors of this library have in common. Not thrown itself. */
export abstract class AuditTrailError extends Error {
  /** Stable name for programs: the class name. */
  abstract override readonly name: string;
  /** Everything that is wrong, in the order of the input. Never empty. */
  readonly problems: readonly Problem[];

  constructor(summary: string, problems: readonly Problem[]) {
    super([summary, ...problems.map((problem) => `  ${describeProblem(problem)}`)].join("\n"));
    this.problems = problems;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Whether a caught value is one of these errors. By brand: `instanceof` fails across two copies of the library. */
  static isAuditTrailError(value: unknown): value is AuditTrailError {
    return typeof value === "object" && value !== null && BRAND in value;
  }
}

function count(problems: readonly Problem[]): string {
  return problems.length === 1 ? "1 problem" : `${problems.length} problems`;
}

/** The configuration of the organization is wrong: nothing was synthesized or written. */
export class ConfigurationError extends AuditTrailError {
  override readonly name = "ConfigurationError";
  constructor(source: string, problems: readonly Problem[]) {
    super(`${source} has ${count(problems)}:`, problems);
  }
}

/** The command line is wrong: nothing was done. */
export class UsageError extends AuditTrailError {
  override readonly name = "UsageError";
  constructor(problems: readonly Problem[]) {
    super("the command line is wrong:", problems);
  }
}

/** What was synthesized is missing or damaged, or its stacks have no order: nothing was planned or deployed. */
export class AssemblyError extends AuditTrailError {
  override readonly name = "AssemblyError";
  constructor(source: string, problems: readonly Problem[]) {
    super(`${source} has ${count(problems)}:`, problems);
  }
}

/** A text is not the JSON of a Terraform plan, or says something that the guard does not know: nothing was judged. */
export class PlanError extends AuditTrailError {
  override readonly name = "PlanError";
  constructor(source: string, problems: readonly Problem[]) {
    super(`${source} cannot be judged:`, problems);
  }
}

/** Terraform or OpenTofu cannot be run: nothing was planned or deployed. */
export class TerraformError extends AuditTrailError {
  override readonly name = "TerraformError";
  constructor(problems: readonly Problem[]) {
    super("Terraform cannot be run:", problems);
  }
}

/** No pipeline can be written as it was asked for: nothing was written. */
export class PipelineError extends AuditTrailError {
  override readonly name = "PipelineError";
  constructor(engine: string, problems: readonly Problem[]) {
    super(`the ${engine} pipeline has ${count(problems)}:`, problems);
  }
}

/** Stacks would share a state, or keep one under a name that its backend cannot take: nothing was synthesized. */
export class StateError extends AuditTrailError {
  override readonly name = "StateError";
  constructor(problems: readonly Problem[]) {
    super(`the states of the stacks have ${count(problems)}:`, problems);
  }
}

/** The organization's accounts cannot be read, or their changes cannot be made: nothing was written. */
export class DiscoveryError extends AuditTrailError {
  override readonly name = "DiscoveryError";
  constructor(problems: readonly Problem[]) {
    super("the accounts of the configuration cannot be brought up to date:", problems);
  }
}

/** A policy document cannot be rendered, or AWS would refuse it. */
export class PolicyError extends AuditTrailError {
  override readonly name = "PolicyError";
  constructor(policy: string, problems: readonly Problem[]) {
    super(`the ${policy} has ${count(problems)}:`, problems);
  }
}

/** A detection's pattern cannot be rendered, or AWS would refuse it. */
export class PatternError extends AuditTrailError {
  override readonly name = "PatternError";
  constructor(pattern: string, problems: readonly Problem[]) {
    super(`the pattern of ${pattern} has ${count(problems)}:`, problems);
  }
}

/** What a stack publishes or reads does not agree with its contract. */
export class ContractError extends AuditTrailError {
  override readonly name = "ContractError";
  constructor(contract: string, problems: readonly Problem[]) {
    super(`the contract of stack ${contract} has ${count(problems)}:`, problems);
  }
}

/** A construct was given props that cannot work; `where` is the path of the construct. */
export class ConstructError extends AuditTrailError {
  override readonly name = "ConstructError";
  constructor(constructPath: string, problems: readonly Problem[]) {
    super(`${constructPath} has ${count(problems)}:`, problems);
  }
}

/** Existing resources cannot be looked at, or leave open what only a person can decide: nothing was written. */
export class AdoptionError extends AuditTrailError {
  override readonly name = "AdoptionError";
  constructor(problems: readonly Problem[]) {
    super(`adopting existing resources has ${count(problems)}:`, problems);
  }
}
