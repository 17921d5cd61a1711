import { checkCommand, deployCommand, driftCommand, jobEnvironment, planCommand } from "../commands";
import type { Engine } from "../engine";
import { partsOf } from "../fan-out-parts";
import { header } from "../header";
import type { FanOut, Pipeline } from "../pipeline";
import { isPerAccount, roleArnIn } from "../pipeline";
import { action, nameVersions, setUpTerraform } from "./actions";
import { yamlText } from "../yaml-text";

/** The environment that somebody has to approve. */
const APPROVAL = "audit-trail";

/** The environment of the jobs that deploy. A token names it instead of the branch, so no other job has their subject. */
const DEPLOYMENT = "audit-trail-deploy";

/** @see https://docs.github.com/en/actions/reference/limits */
const MATRIX_LIMIT = 256;

const ASSEMBLY = "cdktf.out";

/** GitHub Actions: a workflow. */
export const github: Engine = { title: "GitHub Actions", file: ".github/workflows/audit-trail.yml", render };

type Job = Readonly<Record<string, unknown>>;

function render(pipeline: Pipeline): string {
  const { branch, schedule } = pipeline;
  const plans = partsOf("plan", pipeline.plan, MATRIX_LIMIT);
  const drifts = partsOf("drift", pipeline.plan, MATRIX_LIMIT);
  const jobs: Record<string, Job> = { synth: synth(pipeline) };
  for (const { name, fanOut } of plans) {
    jobs[name] = withRole(pipeline, fanOut, {
      needs: ["synth"],
      if: "github.event_name == 'push' || github.event.pull_request.head.repo.full_name == github.repository",
      run: planCommand(pipeline),
    });
  }
  for (const { name, fanOut } of drifts) {
    jobs[name] = withRole(pipeline, fanOut, {
      needs: ["synth"],
      if: "github.event_name == 'schedule'",
      run: driftCommand(pipeline),
    });
  }
  jobs["approve"] = approve(pipeline, plans.map(({ name }) => name)); // prettier-ignore
  let needs = ["approve"];
  for (const wave of pipeline.waves) {
    const parts = partsOf(`wave-${wave.number}`, wave, MATRIX_LIMIT);
    for (const { name, fanOut } of parts) {
      jobs[name] = withRole(pipeline, fanOut, { needs, environment: DEPLOYMENT, run: deployCommand(pipeline, fanOut) });
    }
    needs = parts.map(({ name }) => name);
  }

  const workflow = {
    name: "audit-trail",
    on: { pull_request: { branches: [branch] }, push: { branches: [branch] }, schedule: [{ cron: schedule }] },
    permissions: {},
    // Deployments wait for each other, and none is cancelled half way. Plans and drift checks wait for nobody.
    concurrency: {
      group: `audit-trail-${expression("github.event_name == 'push' && 'deployment' || github.run_id")}`,
      "cancel-in-progress": false,
    },
    env: jobEnvironment(pipeline),
    defaults: { run: { shell: "bash" } },
    jobs,
  };
  return header(pipeline, setup(pipeline)) + nameVersions(yamlText(workflow, "1.2"));
}

function setup({ branch }: Pipeline): string[] {
  return [
    `Set up once: an environment "${APPROVAL}" with required reviewers. One approval deploys all waves.`,
    `An environment "${DEPLOYMENT}" without reviewers, and with ${branch} as its only deployment branch.`,
    "An OIDC provider token.actions.githubusercontent.com where the roles are, and their trust policies with",
    "  both roles             aud: sts.amazonaws.com",
    `  the role that deploys  sub: repo:OWNER/REPOSITORY:environment:${DEPLOYMENT}`,
    `                         ref: refs/heads/${branch}`,
    `  the role that plans    sub: repo:OWNER/REPOSITORY:ref:refs/heads/${branch}`,
    "                         or   repo:OWNER/REPOSITORY:pull_request",
    "Of a repository made or renamed since July 15, 2026, write OWNER@ID/REPOSITORY@ID.",
    "Pull requests from forks are synthesized and get no credentials. A run that waits for approval holds back newer",
    "ones: reject it to let them through. A scheduled run fails when something drifted.",
  ];
}

function synth(pipeline: Pipeline): Job {
  return {
    "runs-on": "ubuntu-latest",
    "timeout-minutes": 30,
    permissions: { contents: "read" },
    steps: [
      ...prepare(pipeline),
      { run: pipeline.synthesize },
      { run: checkCommand(pipeline) },
      action("actions/upload-artifact", {
        name: ASSEMBLY,
        path: ASSEMBLY,
        "if-no-files-found": "error",
        "retention-days": 7,
      }),
    ],
  };
}

/**
 * An environment that does not exist is made by naming it. Then nobody has to approve, and every branch may deploy: both
 * are refused.
 */
function approve({ branch }: Pipeline, needs: readonly string[]): Job {
  const environment = (name: string) => `repos/$GITHUB_REPOSITORY/environments/${name}`;
  const branches = `gh api "${environment(DEPLOYMENT)}/deployment-branch-policies" --jq '.branch_policies[] | .type + " " + .name'`;
  return {
    needs,
    if: "github.event_name == 'push'",
    "runs-on": "ubuntu-latest",
    "timeout-minutes": 5,
    environment: APPROVAL,
    permissions: { actions: "read" },
    steps: [
      {
        env: { GH_TOKEN: expression("github.token") },
        run: [
          `gh api "${environment(APPROVAL)}" --jq '.protection_rules[].type' | grep --line-regexp required_reviewers || {`,
          `  echo "::error::the environment ${APPROVAL} has no required reviewers: nothing is deployed"`,
          "  exit 1",
          "}",
          `[ "$(${branches})" = "branch ${branch}" ] || {`,
          `  echo "::error::the environment ${DEPLOYMENT} is not restricted to the branch ${branch}: nothing is deployed"`,
          "  exit 1",
          "}",
          "",
        ].join("\n"),
      },
    ],
  };
}

/** A job for each share, with the role for its account. */
function withRole(
  pipeline: Pipeline,
  fanOut: FanOut,
  job: {
    readonly needs: readonly string[];
    readonly if?: string;
    readonly environment?: string;
    readonly run: string;
  },
): Job {
  const account = expression("matrix.account");
  return {
    needs: job.needs,
    if: job.if,
    "runs-on": "ubuntu-latest",
    "timeout-minutes": 120,
    environment: job.environment,
    permissions: { contents: "read", "id-token": "write" },
    strategy: {
      "fail-fast": false,
      "max-parallel": pipeline.maximumParallel,
      matrix: isPerAccount(fanOut)
        ? { include: fanOut.shares.map(({ accountId, shard }) => ({ account: accountId, shard })) }
        : { shard: fanOut.shares.map(({ shard }) => shard) },
    },
    env: {
      ...(isPerAccount(fanOut) ? { ACCOUNT: account } : {}),
      SHARD: expression("matrix.shard"),
    },
    steps: [
      ...prepare(pipeline),
      action("actions/download-artifact", { name: ASSEMBLY, path: ASSEMBLY }),
      action("aws-actions/configure-aws-credentials", {
        "role-to-assume": roleArnIn(fanOut, account),
        "role-session-name": `audit-trail-${expression("github.run_id")}`,
        "aws-region": pipeline.region,
      }),
      { run: job.run },
    ],
  };
}

/** The packages are installed before there are credentials, and from no cache that another run could have filled. */
function prepare({ terraform, install }: Pipeline) {
  return [
    action("actions/checkout", { "persist-credentials": false }),
    action("actions/setup-node", { "node-version": 22, "package-manager-cache": false }),
    setUpTerraform(terraform),
    { run: install },
  ];
}

/** An expression that GitHub evaluates. */
function expression(text: string): string {
  return `\${{ ${text} }}`;
}
