import type { FanOut, Pipeline } from "../pipeline";
import { ACCOUNT_PLACEHOLDER } from "../pipeline";
import { attribute, reference, substitute } from "./intrinsics";
import { MERGED, PULL_REQUEST } from "./surroundings";

const READ = ["s3:GetObject", "s3:GetObjectVersion"];
const READ_AND_WRITE = [...READ, "s3:PutObject"];

/**
 * The roles of the template: each may do what its one job needs. Only what synthesizes hands anything on, and nobody
 * whose code a pull request brings reaches what a deployment reads.
 */
export function roles(pipeline: Pipeline) {
  const synth = (bucket: string) =>
    role("codebuild", [...buildStatements(bucket, READ_AND_WRITE), ...connectionStatements()]);
  const work = (bucket: string, { roleArn }: Pick<FanOut, "roleArn">) =>
    role("codebuild", [
      ...buildStatements(bucket, READ),
      allow("sts:AssumeRole", roleArn.replace(ACCOUNT_PLACEHOLDER, "*")),
    ]);
  return {
    SynthRole: synth(MERGED.artifacts),
    PullRequestSynthRole: synth(PULL_REQUEST.artifacts),
    PlanRole: work(MERGED.artifacts, pipeline.plan),
    PullRequestPlanRole: work(PULL_REQUEST.artifacts, pipeline.plan),
    DeployRole: work(MERGED.artifacts, pipeline.waves[0]!),
    BatchRole: role("codebuild", [
      allow(["codebuild:StartBuild", "codebuild:StopBuild", "codebuild:RetryBuild"], projects()),
    ]),
    PipelineRole: role("codepipeline", [
      ...artifactStatements(MERGED.artifacts, READ_AND_WRITE),
      ...artifactStatements(PULL_REQUEST.artifacts, READ_AND_WRITE),
      allow(
        [
          "codebuild:StartBuild",
          "codebuild:BatchGetBuilds",
          "codebuild:StopBuild",
          "codebuild:StartBuildBatch",
          "codebuild:BatchGetBuildBatches",
          "codebuild:StopBuildBatch",
        ],
        projects(),
      ),
      ...connectionStatements(),
    ]),
    ScheduleRole: role("scheduler", [
      allow(
        "codepipeline:StartPipelineExecution",
        substitute(`arn:\${AWS::Partition}:codepipeline:\${AWS::Region}:\${AWS::AccountId}:\${DriftPipeline}`),
      ),
    ]),
  };
}

function projects() {
  return substitute(`arn:\${AWS::Partition}:codebuild:\${AWS::Region}:\${AWS::AccountId}:project/\${AWS::StackName}-*`);
}

function buildStatements(bucket: string, actions: readonly string[]) {
  return [
    ...artifactStatements(bucket, actions),
    allow(
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      substitute(`arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/codebuild/*`),
    ),
  ];
}

function artifactStatements(bucket: string, actions: readonly string[]) {
  return [
    allow(actions, substitute(`\${${bucket}.Arn}/*`)),
    allow(["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"], attribute(bucket, "Arn")),
  ];
}

function connectionStatements() {
  return [
    allow("codestar-connections:UseConnection", reference("ConnectionArn")),
    allow("codeconnections:UseConnection", reference("ConnectionArn")),
  ];
}

function allow(action: string | readonly string[], resource: unknown) {
  return { Effect: "Allow", Action: action, Resource: resource };
}

/** A role for a service in this account, and for nobody that the service works for elsewhere. */
function role(service: string, statements: readonly unknown[]) {
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: `${service}.amazonaws.com` },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": reference("AWS::AccountId") } },
          },
        ],
      },
      Policies: [{ PolicyName: "work", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
    },
  };
}
