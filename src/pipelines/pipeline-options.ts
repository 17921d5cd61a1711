import type { Problem } from "../errors";
import { isCron } from "./cron";

/** What a person decides about a pipeline, beyond what the stacks say. */
export interface PipelineOptions {
  /** ARN of the role that deploys. `{account}` stands for each account's id. */
  readonly roleArn: string;
  /** ARN of the role that plans and may change nothing. `{account}` stands for each account's id. */
  readonly planRoleArn: string;
  /** @default - the engine's own path */
  readonly file?: string;
  /** @default - `main` */
  readonly branch?: string;
  /** Five fields of cron, in UTC. @default - every day at 5:17, when others do not start theirs */
  readonly schedule?: string;
  /** Most stacks of a job. @default - 50: about ten minutes on two processors */
  readonly shardSize?: number;
  /** Most jobs beside each other. @default - 10: all of them call the management account's APIs, which are throttled */
  readonly maximumParallel?: number;
  /** Exact version of Terraform or OpenTofu. @default - the one that this module is tested on */
  readonly terraformVersion?: string;
  /** OpenTofu instead of Terraform. @default - false */
  readonly openTofu?: boolean;
  /** Shell command that installs packages. @default - `npm ci` */
  readonly install?: string;
  /** Shell command that writes `cdktf.out`. @default - `npx cdktf synth` */
  readonly synthesize?: string;
  /** Addresses of dangers that are wanted, as `--accept` of `org-audit deploy` takes them. @default - none */
  readonly accepted?: readonly string[];
}

/** Versions that the end-to-end tests run on. */
export const TESTED_VERSIONS = { terraform: "1.11.4", tofu: "1.10.6" } as const;

export const DEFAULTS = {
  branch: "main",
  schedule: "17 5 * * *",
  shardSize: 50,
  maximumParallel: 10,
  install: "npm ci",
  synthesize: "npx cdktf synth",
} as const;

/** Every option by the word that people write for it, in the order of the command that writes a pipeline again. */
export const OPTION_WORDS = {
  roleArn: "--role-arn",
  planRoleArn: "--plan-role-arn",
  file: "--output",
  branch: "--branch",
  schedule: "--schedule",
  shardSize: "--shard-size",
  maximumParallel: "--max-parallel",
  terraformVersion: "--terraform-version",
  openTofu: "--opentofu",
  install: "--install",
  synthesize: "--synth",
  accepted: "--accept",
} as const satisfies Record<keyof PipelineOptions, string>;

/** A role's ARN, its account as 12 digits or the placeholder. */
const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::(\d{12}|\{account\}):role\/[\w+=,.@/-]{1,576}$/;

/** A branch that needs no quotes and is no pattern in any engine's filter. */
const BRANCH = /^(?![./-])(?!.*(\.\.|\/\/|\.lock$|[./]$))[\w./-]{1,200}$/;

/** What every engine would take for its own syntax, in a text that otherwise is a shell's. */
// eslint-disable-next-line no-control-regex
const ONE_PLAIN_LINE = /^(?!.*\$\{\{)[^\u0000-\u001f\u007f\u0085\u2028\u2029]+$/;

const rules: readonly {
  readonly option: keyof PipelineOptions;
  readonly isRight: (value: string) => boolean;
  readonly what: string;
  readonly write: string;
}[] = [
  ...(["roleArn", "planRoleArn"] as const).map((option) => ({
    option,
    isRight: (value: string) => ROLE_ARN.test(value),
    what: "is not the ARN of a role",
    write: "arn:aws:iam::{account}:role/NAME, with {account} or the id of one account",
  })),
  {
    option: "file",
    isRight: (value) => !value.startsWith("-") && ONE_PLAIN_LINE.test(value),
    what: "is not the path of a file",
    write: "a path from the repository's root, such as .github/workflows/audit-trail.yml",
  },
  {
    option: "branch",
    isRight: (value) => BRANCH.test(value),
    what: "is not the name of a branch",
    write: "letters, digits, . _ - and / as in main or release/audit-trail",
  },
  {
    option: "schedule",
    isRight: isCron,
    what: "is not five fields of cron",
    write: 'minute, hour, day, month, day of the week, as in "17 5 * * *"',
  },
  {
    option: "terraformVersion",
    isRight: (value) => /^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(value),
    what: "is not an exact version",
    write: `three numbers, as in ${TESTED_VERSIONS.terraform}`,
  },
  ...(["install", "synthesize"] as const).map((option) => ({
    option,
    isRight: (value: string) => ONE_PLAIN_LINE.test(value),
    what: "is not one line of shell",
    write: `a command such as "${DEFAULTS[option]}"`,
  })),
  {
    option: "accepted",
    isRight: (value) => !value.startsWith("-") && ONE_PLAIN_LINE.test(value),
    what: "is not the address of a resource",
    write: "what the guard printed, as in log-archive:aws_s3_bucket.log_bucket",
  },
  ...(["shardSize", "maximumParallel"] as const).map((option) => ({
    option,
    isRight: (value: string) => /^[1-9]\d{0,3}$/.test(value),
    what: "is not a number of that kind",
    write: "a whole number from 1 to 9999",
  })),
];

/** Everything that is wrong with what a person wrote. */
export function optionProblems(options: PipelineOptions): Problem[] {
  const problems = rules.flatMap(({ option, isRight, what, write }) =>
    [options[option] ?? []].flat().flatMap((value) => {
      const found = String(value);
      return isRight(found) ? [] : [{ where: OPTION_WORDS[option], what, found: JSON.stringify(found), write }];
    }),
  );
  if (options.roleArn === options.planRoleArn) {
    problems.push({
      where: OPTION_WORDS.planRoleArn,
      what: "is the role that deploys: a pull request could change the accounts before anybody approved it",
      found: JSON.stringify(options.planRoleArn),
      write: "a role of its own that may only read",
    });
  }
  return problems;
}
