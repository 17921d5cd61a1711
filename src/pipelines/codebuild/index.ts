import { PipelineError } from "../../errors";
import { deployCommand, driftCommand, planCommand } from "../commands";
import { eventBridgeCron } from "../cron";
import type { Engine } from "../engine";
import type { FanOutPart } from "../fan-out-parts";
import { partsOf } from "../fan-out-parts";
import { header } from "../header";
import type { FanOut, Pipeline } from "../pipeline";
import { OPTION_WORDS } from "../pipeline-options";
import { batchSpecification, synthSpecification } from "./build-specification";
import { attribute, reference, substitute } from "./intrinsics";
import { roles } from "./roles";
import { MERGED, PULL_REQUEST } from "./surroundings";
import type { Surroundings } from "./surroundings";
import { yamlText } from "../yaml-text";

/** Most builds of a batch. @see https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html */
const BATCH_LIMIT = 100;

/**
 * CodeBuild runs jobs, in batches, and knows no approval: CodePipeline around it does. All of it is one CloudFormation
 * template.
 */
export const codebuild: Engine = {
  title: "CodeBuild, in pipelines of CodePipeline (a CloudFormation template)",
  file: "audit-trail-pipeline.template.yml",
  render,
};

type Resource = Readonly<Record<string, unknown>>;

/** Whom roles in the accounts have to trust, and what these roles do. */
const TRUSTED = { PlanRole: "plan", PullRequestPlanRole: "plan", DeployRole: "deploy" };

/** Batches that run beside each other: one, where the limit allows. */
interface Batches {
  readonly stage: string;
  readonly parts: readonly FanOutPart<FanOut>[];
}

function render(pipeline: Pipeline): string {
  const batches = (stage: string, fanOut: FanOut): Batches => ({ stage, parts: partsOf(stage, fanOut, BATCH_LIMIT) });
  const plan = batches("Plan", pipeline.plan);
  const pullRequestPlan = batches("PullRequestPlan", pipeline.plan);
  const drift = batches("Drift", pipeline.plan);
  const waves = pipeline.waves.map((wave) => ({ wave, ...batches(`Wave${wave.number}`, wave) }));

  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Plans and deploys the audit trail of the organization",
    Parameters: {
      ConnectionArn: { Type: "String", Description: "ARN of the connection to where the repository is" },
      Repository: {
        Type: "String",
        Description: "The repository, as OWNER/NAME",
        AllowedPattern: "[\\w.-]+(/[\\w.-]+)+",
      },
    },
    Resources: {
      [MERGED.artifacts]: artifacts(),
      [PULL_REQUEST.artifacts]: artifacts(),
      ...roles(pipeline),
      [MERGED.synthProject]: project("Synth", "SynthRole", synthSpecification(pipeline)),
      [PULL_REQUEST.synthProject]: project("PullRequestSynth", "PullRequestSynthRole", synthSpecification(pipeline)),
      ...batchProjects(pipeline, plan, "PlanRole", planCommand(pipeline)),
      ...batchProjects(pipeline, pullRequestPlan, "PullRequestPlanRole", planCommand(pipeline)),
      ...batchProjects(pipeline, drift, "PlanRole", driftCommand(pipeline)),
      ...Object.assign({}, ...waves.map(({ wave, ...batch }) => batchProjects(pipeline, batch, "DeployRole", deployCommand(pipeline, wave)))), // prettier-ignore
      PullRequestPipeline: codePipeline(pipeline, PULL_REQUEST, "PARALLEL", [batchStage(pullRequestPlan)], {
        PullRequest: [{ Events: ["OPEN", "UPDATED"], Branches: { Includes: [pipeline.branch] } }],
      }),
      // One execution after the other, and none replaces one that waits for approval.
      DeploymentPipeline: codePipeline(
        pipeline,
        MERGED,
        "QUEUED",
        [batchStage(plan), approvalStage(), ...waves.map((wave) => batchStage(wave))],
        { Push: [{ Branches: { Includes: [pipeline.branch] } }] },
      ),
      DriftPipeline: codePipeline(pipeline, MERGED, "PARALLEL", [batchStage(drift)]),
      DriftSchedule: schedule(pipeline),
    },
    Outputs: Object.fromEntries(
      Object.entries(TRUSTED).map(([name, verb]) => [
        `${name}Arn`,
        { Description: `Whom the roles that ${verb} have to trust`, Value: attribute(name, "Arn") },
      ]),
    ),
  };
  return header(pipeline, setup(pipeline)) + yamlText(template);
}

function setup({ file }: Pipeline): string[] {
  return [
    "Set up once, and again whenever the file changes, in the account that the pipeline runs in:",
    `  aws cloudformation deploy --stack-name audit-trail-pipeline --template-file ${file} \\`,
    "    --capabilities CAPABILITY_IAM --parameter-overrides ConnectionArn=ARN Repository=OWNER/NAME",
    "(and --s3-bucket BUCKET where it is larger than 51,200 bytes). Then let the roles in the accounts trust the roles",
    "that the outputs name: those that plan PlanRole and PullRequestPlanRole, those that deploy DeployRole. Builds of",
    "pull requests have roles and a bucket of their own, so they reach nothing that a deployment reads. CodeBuild has no",
    "approval: the pipeline has, and who may give it is up to IAM (codepipeline:PutApprovalResult). A commit of a fork is",
    "refused before anything of it runs. The execution of the drift pipeline fails when something drifted.",
  ];
}

function artifacts(): Resource {
  return {
    Type: "AWS::S3::Bucket",
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [{ Id: "expire", Status: "Enabled", ExpirationInDays: 30 }] },
    },
  };
}

function batchProjects(
  pipeline: Pipeline,
  { parts }: Batches,
  roleName: string,
  command: string,
): Record<string, Resource> {
  return Object.fromEntries(
    parts.map(({ name, fanOut }) => [
      projectId(name),
      project(name, roleName, batchSpecification(pipeline, fanOut, command), {
        BuildBatchConfig: {
          ServiceRole: attribute("BatchRole", "Arn"),
          Restrictions: { MaximumBuildsAllowed: BATCH_LIMIT },
          TimeoutInMins: 480,
        },
      }),
    ]),
  );
}

function project(name: string, roleName: string, buildSpecification: string, more: Resource = {}): Resource {
  return {
    Type: "AWS::CodeBuild::Project",
    Properties: {
      Name: substitute(`\${AWS::StackName}-${name}`),
      ServiceRole: attribute(roleName, "Arn"),
      Source: { Type: "CODEPIPELINE", BuildSpec: buildSpecification },
      Artifacts: { Type: "CODEPIPELINE" },
      Environment: {
        Type: "LINUX_CONTAINER",
        ComputeType: "BUILD_GENERAL1_MEDIUM",
        Image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
      },
      TimeoutInMinutes: 120,
      ...more,
    },
  };
}

function codePipeline(
  pipeline: Pipeline,
  { artifacts, synthProject }: Surroundings,
  mode: string,
  stages: readonly unknown[],
  trigger?: Resource,
): Resource {
  const source = action("Source", "Source", "AWS", "CodeStarSourceConnection", {
    Configuration: {
      ConnectionArn: reference("ConnectionArn"),
      FullRepositoryId: reference("Repository"),
      BranchName: pipeline.branch,
      DetectChanges: "false",
      // With its history: the first build asks which branches the commit is on.
      OutputArtifactFormat: "CODEBUILD_CLONE_REF",
    },
    OutputArtifacts: [{ Name: "Repository" }],
  });
  const synth = action("Synth", "Build", "AWS", "CodeBuild", {
    Configuration: { ProjectName: reference(synthProject) },
    InputArtifacts: [{ Name: "Repository" }],
    OutputArtifacts: [{ Name: "Assembly" }],
  });
  return {
    Type: "AWS::CodePipeline::Pipeline",
    Properties: {
      PipelineType: "V2",
      ExecutionMode: mode,
      RoleArn: attribute("PipelineRole", "Arn"),
      ArtifactStore: { Type: "S3", Location: reference(artifacts) },
      ...(trigger && {
        Triggers: [
          { ProviderType: "CodeStarSourceConnection", GitConfiguration: { SourceActionName: "Source", ...trigger } },
        ],
      }),
      Stages: [{ Name: "Source", Actions: [source] }, { Name: "Synth", Actions: [synth] }, ...stages],
    },
  };
}

function batchStage({ stage, parts }: Batches) {
  return {
    Name: stage,
    Actions: parts.map(({ name }) =>
      action(name, "Build", "AWS", "CodeBuild", {
        Configuration: { ProjectName: reference(projectId(name)), BatchEnabled: "true" },
        InputArtifacts: [{ Name: "Assembly" }],
      }),
    ),
  };
}

function approvalStage() {
  return { Name: "Approve", Actions: [action("Approve", "Approval", "AWS", "Manual", {})] };
}

function action(name: string, category: string, owner: string, provider: string, more: Resource) {
  return { Name: name, ActionTypeId: { Category: category, Owner: owner, Provider: provider, Version: "1" }, ...more };
}

function schedule({ schedule: cron }: Pipeline): Resource {
  const expression = eventBridgeCron(cron);
  if (expression === undefined) {
    throw new PipelineError("codebuild", [
      {
        where: OPTION_WORDS.schedule,
        what: "names days of the month and of the week, which EventBridge has no word for",
        found: JSON.stringify(cron),
        write: "* for one of the two",
      },
    ]);
  }
  return {
    Type: "AWS::Scheduler::Schedule",
    Properties: {
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: substitute(`arn:\${AWS::Partition}:codepipeline:\${AWS::Region}:\${AWS::AccountId}:\${DriftPipeline}`),
        RoleArn: attribute("ScheduleRole", "Arn"),
      },
    },
  };
}

/** `Wave2-1` as the id of a resource, which has letters and digits only. */
function projectId(name: string): string {
  return `${name.replace("-", "Part")}Project`;
}
