import type { EngineName, PipelineOptions } from "../../../src/pipelines";
import { createPipeline, ENGINES } from "../../../src/pipelines";
import type { SynthesizedStack } from "../../../src/deployment";
import { readBuildkite } from "./buildkite";
import { readCodeBuild } from "./codebuild";
import { readGitHub } from "./github";
import { readGitLab } from "./gitlab";
import type { ReadJobs } from "./job";

/** How each engine reads its file. */
export const READERS: Readonly<Record<EngineName, ReadJobs>> = {
  github: readGitHub,
  gitlab: readGitLab,
  codebuild: readCodeBuild,
  buildkite: readBuildkite,
};

export const DEPLOY_ROLE = "arn:aws:iam::{account}:role/AuditTrailDeploy";
export const PLAN_ROLE = "arn:aws:iam::{account}:role/AuditTrailPlan";

/** The file of an engine, each account with roles of its own unless the options say otherwise. */
export function fileFor(
  engine: EngineName,
  stacks: readonly SynthesizedStack[],
  options: Partial<PipelineOptions> = {},
): string {
  const pipeline = createPipeline(
    stacks,
    { roleArn: DEPLOY_ROLE, planRoleArn: PLAN_ROLE, ...options },
    engine,
    ENGINES[engine].file,
  );
  return ENGINES[engine].render(pipeline);
}
