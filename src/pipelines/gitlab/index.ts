import { checkCommand, deployCommand, driftCommand, jobEnvironment, planCommand } from "../commands";
import type { Engine } from "../engine";
import { partsOf } from "../fan-out-parts";
import { header } from "../header";
import type { FanOut, Pipeline } from "../pipeline";
import { isPerAccount, roleArnIn } from "../pipeline";
import { terraformDownload } from "../terraform-download";
import { yamlText } from "../yaml-text";

/** @see https://docs.gitlab.com/ci/yaml/#parallelmatrix */
const MATRIX_LIMIT = 200;

/** Node 22 with curl and unzip. */
const IMAGE = "node:22-bookworm";

/** The environment of the jobs that deploy. Who may deploy to it is for the project to say. */
const ENVIRONMENT = "audit-trail-deploy";

/** GitLab CI/CD: a pipeline, whose deployment is a child pipeline of the same file. */
export const gitlab: Engine = { title: "GitLab CI/CD", file: ".gitlab-ci.yml", render };

type Job = Readonly<Record<string, unknown>>;

/** What the deployment's child pipeline runs for. The file is the same, so nothing else may run there. */
const DEPLOYMENT = '$CI_PIPELINE_SOURCE == "parent_pipeline"';
const SCHEDULED = '$CI_PIPELINE_SOURCE == "schedule"';
/** A fork's pipeline would run with what the fork says. */
const OWN_MERGE_REQUEST =
  '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID';

function render(pipeline: Pipeline): string {
  const pushed = `$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == "${pipeline.branch}"`;
  const ofBranch = (condition: string) => `${condition} && $CI_COMMIT_BRANCH == "${pipeline.branch}"`;
  const mergeRequest = `$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_TARGET_BRANCH_NAME == "${pipeline.branch}"`;
  const jobs: Record<string, Job> = {
    synth: synth(pipeline, [mergeRequest, pushed, ofBranch(SCHEDULED)]),
  };
  const plans = partsOf("plan", pipeline.plan, MATRIX_LIMIT);
  for (const { name, fanOut } of plans) {
    jobs[name] = withRole(pipeline, fanOut, {
      stage: "plan",
      rules: [OWN_MERGE_REQUEST, pushed],
      needs: ["synth"],
      command: planCommand(pipeline),
    });
  }
  for (const { name, fanOut } of partsOf("drift", pipeline.plan, MATRIX_LIMIT)) {
    jobs[name] = withRole(pipeline, fanOut, {
      stage: "plan",
      rules: [ofBranch(SCHEDULED)],
      needs: ["synth"],
      command: driftCommand(pipeline),
    });
  }
  jobs["deploy"] = deploy(pipeline, plans.map(({ name }) => name), pushed); // prettier-ignore
  const assembly = { pipeline: "$ASSEMBLY_PIPELINE_ID", job: "synth" };
  let needs: string[] = [];
  for (const wave of pipeline.waves) {
    const parts = partsOf(`wave-${wave.number}`, wave, MATRIX_LIMIT);
    for (const { name, fanOut } of parts) {
      jobs[name] = withRole(pipeline, fanOut, {
        stage: `wave-${wave.number}`,
        rules: [ofBranch(DEPLOYMENT)],
        needs: [assembly, ...needs],
        environment: { name: ENVIRONMENT },
        command: deployCommand(pipeline, fanOut),
      });
    }
    needs = parts.map(({ name }) => name);
  }

  const file = {
    workflow: { rules: conditions([mergeRequest, pushed, ofBranch(SCHEDULED), ofBranch(DEPLOYMENT)]) },
    stages: ["synth", "plan", "deploy", ...pipeline.waves.map(({ number }) => `wave-${number}`)],
    variables: jobEnvironment(pipeline),
    ".stacks": {
      image: IMAGE,
      interruptible: false,
      before_script: [...terraformDownload(pipeline.terraform), pipeline.install],
    },
    ...jobs,
  };
  return header(pipeline, setup(pipeline)) + yamlText(file);
}

function setup({ branch, schedule }: Pipeline): string[] {
  return [
    `Set up once: protect the branch ${branch}; who may merge into it may start the deployment, by hand, in each pipeline.`,
    `A pipeline schedule for ${branch} with "${schedule}", in UTC: it fails when something drifted.`,
    `Protect the environment ${ENVIRONMENT} and no other, with who may deploy and without approvals (Premium).`,
    "Run no merge request of a fork in this project: its jobs would have the sub of a branch of the same name.",
    "An OIDC provider for this GitLab where the roles are, and their trust policies with",
    "  both roles             aud: sts.amazonaws.com",
    `  the role that deploys  sub: project_path:GROUP/PROJECT:ref_type:branch:ref:${branch}:environment_protected:true`,
    "  the role that plans    sub: project_path:GROUP/PROJECT:ref_type:branch:ref:*",
    "By default sub says nothing of environments. From GitLab 18.7 it does where the projects API has set",
    "  ci_id_token_sub_claim_components: [project_path, ref_type, ref, environment_protected]",
    `Without that, the role that deploys can only trust the branch ${branch}, whose plans then could assume it before`,
    "anybody started the deployment: the start by hand keeps order, and protects from nothing that was merged.",
    "How many jobs run beside each other is up to the runners.",
  ];
}

function synth(pipeline: Pipeline, rules: readonly string[]): Job {
  return {
    extends: ".stacks",
    stage: "synth",
    rules: conditions(rules),
    timeout: "30 minutes",
    script: [pipeline.synthesize, checkCommand(pipeline)],
    artifacts: { paths: ["cdktf.out"], expire_in: "1 week" },
  };
}

/**
 * A person starts it. It holds its resource until the child pipeline has ended, so deployments wait for each other
 * while the jobs of one run beside each other.
 *
 * @see https://docs.gitlab.com/ci/resource_groups/#pipeline-level-concurrency-control-with-cross-projectparent-child-pipelines
 */
function deploy({ file }: Pipeline, needs: readonly string[], pushed: string): Job {
  return {
    stage: "deploy",
    needs,
    rules: [{ if: pushed, when: "manual", allow_failure: false }],
    resource_group: "audit-trail",
    variables: { ASSEMBLY_PIPELINE_ID: "$CI_PIPELINE_ID" },
    trigger: { include: [{ local: file }], strategy: "depend" },
  };
}

function withRole(
  pipeline: Pipeline,
  fanOut: FanOut,
  job: {
    readonly stage: string;
    readonly rules: readonly string[];
    readonly needs: readonly unknown[];
    readonly environment?: { readonly name: string };
    readonly command: string;
  },
): Job {
  return {
    extends: ".stacks",
    stage: job.stage,
    rules: conditions(job.rules),
    needs: job.needs,
    environment: job.environment,
    // The token lives as long, and five minutes where nothing is said: packages take longer.
    timeout: "2 hours",
    parallel: { matrix: matrixOf(fanOut) },
    id_tokens: { AWS_ID_TOKEN: { aud: "sts.amazonaws.com" } },
    variables: {
      AWS_REGION: pipeline.region,
      AWS_ROLE_SESSION_NAME: "audit-trail-$CI_PIPELINE_ID",
    },
    script: [
      `export AWS_ROLE_ARN="${roleArnIn(fanOut, "$ACCOUNT")}"`,
      'export AWS_WEB_IDENTITY_TOKEN_FILE="$(mktemp)"',
      'printf %s "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"',
      job.command,
    ],
  };
}

/** One row for all accounts that have as many shares as each other. */
function matrixOf(fanOut: FanOut): Record<string, string[]>[] {
  if (!isPerAccount(fanOut)) return [{ SHARD: fanOut.shares.map(({ shard }) => shard) }];
  const shards = new Map<string, string[]>();
  for (const { accountId, shard } of fanOut.shares) shards.set(accountId!, [...(shards.get(accountId!) ?? []), shard]);
  const rows = new Map<string, { ACCOUNT: string[]; SHARD: string[] }>();
  for (const [accountId, SHARD] of shards) {
    const row = rows.get(SHARD.join()) ?? { ACCOUNT: [], SHARD };
    rows.set(SHARD.join(), { ...row, ACCOUNT: [...row.ACCOUNT, accountId] });
  }
  return [...rows.values()];
}

function conditions(rules: readonly string[]) {
  return rules.map((condition) => ({ if: condition }));
}
