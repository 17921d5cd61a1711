import type { Pipeline } from "../pipeline";
import { ACCOUNT_PLACEHOLDER } from "../pipeline";
import { attribute, reference, substitute } from "./intrinsics";

/** The roles of the template: each may do what its one job needs. */
export function roles(pipeline: Pipeline) {
  const assume = (roleArn: string) => [allow("sts:AssumeRole", roleArn.replace(ACCOUNT_PLACEHOLDER, "*"))];
  return {
    SynthRole: role("codebuild", [
      ...buildStatements(),
      allow("codestar-connections:UseConnection", reference("ConnectionArn")),
      allow("codeconnections:UseConnection", reference("ConnectionArn")),
    ]),
    PlanRole: role("codebuild", [...buildStatements(), ...assume(pipeline.plan.roleArn)]),
    DeployRole: role("codebuild", [...buildStatements(), ...assume(pipeline.waves[0]!.roleArn)]),
    BatchRole: role("codebuild", [
      allow(["codebuild:StartBuild", "codebuild:StopBuild", "codebuild:RetryBuild"], projects()),
    ]),
    PipelineRole: role("codepipeline", [
      ...artifactStatements(),
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
      allow("codestar-connections:UseConnection", reference("ConnectionArn")),
      allow("codeconnections:UseConnection", reference("ConnectionArn")),
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

function buildStatements() {
  return [
    ...artifactStatements(),
    allow(
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      substitute(`arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/codebuild/*`),
    ),
  ];
}

function artifactStatements() {
  return [
    allow(["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], substitute(`\${Artifacts.Arn}/*`)),
    allow(["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"], attribute("Artifacts", "Arn")),
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
