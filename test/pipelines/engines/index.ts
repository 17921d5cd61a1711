import type { EngineName, PipelineOptions, PipelineStack } from "../../../src/pipelines";
import { createPipeline, ENGINES } from "../../../src/pipelines";
import { readBuildkite } from "./buildkite";
import { readCodeBuild } from "./codebuild";
import { readGitHub } from "./github";
import { readGitLab } from "./gitlab";
import type { ReadJobs } from "./job";
import { assumingRoles } from "../stacks";

/** How each engine reads its file. */
export const READERS: Readonly<Record<EngineName, ReadJobs>> = {
  github: readGitHub,
  gitlab: readGitLab,
  codebuild: readCodeBuild,
  buildkite: readBuildkite,
};

export const DEPLOY_ROLE = "arn:aws:iam::{account}:role/AuditTrailDeploy";
/** One role of the management account each, from which Terraform assumes those of the others. */
export const ONE_ROLE = {
  roleArn: "arn:aws:iam::111111111111:role/Landing/Deploy",
  planRoleArn: "arn:aws:iam::111111111111:role/Landing/Plan",
};

export const PLAN_ROLE = "arn:aws:iam::{account}:role/AuditTrailPlan";

/** The file of an engine, each account with roles of its own unless the options say otherwise. */
export function fileFor(
  engine: EngineName,
  stacks: readonly PipelineStack[],
  options: Partial<PipelineOptions> = {},
): string {
  const roles = { roleArn: DEPLOY_ROLE, planRoleArn: PLAN_ROLE, ...options };
  const pipeline = createPipeline(
    roles.planRoleArn.includes("{account}") ? stacks : assumingRoles(stacks),
    roles,
    engine,
    ENGINES[engine].file,
  );
  return ENGINES[engine].render(pipeline);
}
