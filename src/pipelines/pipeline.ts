/** What every engine's pipeline says, before any engine's syntax. */

/** Which program deploys, in which version. */
export interface TerraformRelease {
  /** The program: `TERRAFORM_BINARY_NAME` of every job. */
  readonly binary: "terraform" | "tofu";
  /** Exact version, such as `1.11.4`. */
  readonly version: string;
}

/** The part of the stacks that one job takes. */
export interface Share {
  /** Id of the account whose stacks these are, where each account has a role of its own; otherwise of all accounts. */
  readonly accountId?: string;
  /** Which part, counted from 1, of how many: `2/4`. `org-audit` finds the stacks when it runs. */
  readonly shard: string;
}

/** Jobs that run beside each other, with one role. */
export interface FanOut {
  /** ARN of the role that the jobs assume, `{account}` standing for the share's account. */
  readonly roleArn: string;
  /** One a job, never empty. */
  readonly shares: readonly Share[];
}

/** Stacks that wait for nothing but the waves before theirs. */
export interface Wave extends FanOut {
  /** Counted from 1, as `--wave` does. */
  readonly number: number;
}

/**
 * Synthesize once; plan for a pull request, and before a deployment; deploy wave after wave once a person approved;
 * plan on a schedule to notice drift.
 */
export interface Pipeline {
  /** The words that write this pipeline's file again, without `--check`. */
  readonly command: readonly string[];
  /** Path of the file, from the repository's root. */
  readonly file: string;
  /** Most stacks of a job, when the file was written. */
  readonly shardSize: number;
  /** Most jobs beside each other. */
  readonly maximumParallel: number;
  /** The branch that is deployed. Pull requests into it are planned. */
  readonly branch: string;
  /** When drift is looked for: five fields of cron, in UTC. */
  readonly schedule: string;
  /** Region whose STS hands out credentials. */
  readonly region: string;
  readonly terraform: TerraformRelease;
  /** Shell command that installs what `package-lock.json` says. */
  readonly install: string;
  /** Shell command that writes `cdktf.out`. */
  readonly synthesize: string;
  /** Dangers that are wanted: `--accept` of every plan and deployment. */
  readonly accepted: readonly string[];
  /** Plans of all stacks: for pull requests, before approval, and for drift. */
  readonly plan: FanOut;
  /** In the order of deployment, never empty. */
  readonly waves: readonly Wave[];
}

/** What stands for the account in a role's ARN. */
export const ACCOUNT_PLACEHOLDER = "{account}";

/** Whether the jobs of a fan-out work in one account each. */
export function isPerAccount({ roleArn }: Pick<FanOut, "roleArn">): boolean {
  return roleArn.includes(ACCOUNT_PLACEHOLDER);
}

/** The role that a share's job assumes: `accountId` may be an engine's own expression. */
export function roleArnIn({ roleArn }: Pick<FanOut, "roleArn">, accountId: string): string {
  return roleArn.replace(ACCOUNT_PLACEHOLDER, accountId);
}
