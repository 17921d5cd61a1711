import { checkCommand, jobEnvironment } from "../commands";
import type { FanOut, Pipeline } from "../pipeline";
import { isPerAccount, roleArnIn } from "../pipeline";
import { terraformDownload } from "../terraform-download";
import { yamlText } from "../yaml-text";

/**
 * A fork's commit is on no branch of this repository, and nothing of it may run: not even to synthesize. The
 * specification is the project's own, not the commit's, so nobody can leave this out.
 */
const REFUSE_FORKS = [
  "git fetch --quiet origin '+refs/heads/*:refs/remotes/origin/*'",
  "git branch --remotes --contains HEAD | grep --quiet . || { echo 'This commit is on no branch of the repository.'; exit 1; }",
];

/** Synthesizes, and hands on the repository with what was synthesized. */
export function synthSpecification(pipeline: Pipeline): string {
  return specification(pipeline, {
    commands: [...REFUSE_FORKS, ...terraformDownload(pipeline.terraform), pipeline.install],
    build: [pipeline.synthesize, checkCommand(pipeline)],
    more: {
      artifacts: {
        files: ["**/*"],
        "exclude-paths": ["./.git/**/*", "./node_modules/**/*", "./.terraform-release/**/*"],
      },
    },
  });
}

/** Runs a command in a batch: one build for each share, with the role for its account. */
export function batchSpecification(pipeline: Pipeline, fanOut: FanOut, command: string): string {
  return specification(pipeline, {
    variables: { AWS_REGION: pipeline.region },
    commands: [...terraformDownload(pipeline.terraform), pipeline.install],
    build: [...assumeRole(fanOut), command],
    more: {
      batch: {
        "fast-fail": false,
        "build-list": fanOut.shares.map(({ accountId, shard }) => ({
          identifier: ["share", ...(accountId ? [accountId] : []), shard.split("/")[0]].join("_"),
          env: { variables: { ...(accountId ? { ACCOUNT: accountId } : {}), SHARD: shard } },
        })),
      },
    },
  });
}

/**
 * The build's own role may do nothing but assume the one that the work needs. A profile keeps its credentials fresh and
 * out of the environment.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
 */
function assumeRole(fanOut: FanOut): string[] {
  const profile = [
    "[profile audit-trail]",
    `role_arn = ${roleArnIn(fanOut, "%s")}`,
    "credential_source = EcsContainer",
    "role_session_name = audit-trail",
    "",
  ].join("\\n");
  return [
    'export AWS_CONFIG_FILE="$(mktemp)" AWS_PROFILE=audit-trail',
    `printf '${profile}' ${isPerAccount(fanOut) ? '"$ACCOUNT" ' : ""}> "$AWS_CONFIG_FILE"`,
  ];
}

function specification(
  pipeline: Pipeline,
  parts: {
    readonly variables?: Readonly<Record<string, string>>;
    readonly commands: readonly string[];
    readonly build: readonly string[];
    readonly more: Readonly<Record<string, unknown>>;
  },
): string {
  const { batch, ...rest } = parts.more;
  return yamlText({
    version: 0.2,
    env: { shell: "bash", variables: { ...jobEnvironment(pipeline), ...parts.variables } },
    ...(batch === undefined ? {} : { batch }),
    phases: {
      install: { "runtime-versions": { nodejs: 22 }, "on-failure": "ABORT", commands: parts.commands },
      build: { "on-failure": "ABORT", commands: parts.build },
    },
    ...rest,
  });
}
