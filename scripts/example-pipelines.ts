import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { loadOrganization } from "../src/config";
import type { SynthesizedStack } from "../src/deployment";
import { readAssembly } from "../src/deployment";
import type { EngineName } from "../src/pipelines";
import { createPipeline, ENGINES } from "../src/pipelines";
import { defineStacks } from "../stacks";

const ROLES = {
  roleArn: "arn:aws:iam::{account}:role/AuditTrailDeploy",
  planRoleArn: "arn:aws:iam::{account}:role/AuditTrailPlan",
};

let stacks: readonly SynthesizedStack[] | undefined;

/** The pipeline of an engine for the example organization, each account with roles of its own. */
export function renderExamplePipeline(engine: EngineName): string {
  const { file, render } = ENGINES[engine];
  return render(createPipeline((stacks ??= synthesizeExample()), ROLES, engine, file));
}

function synthesizeExample(): readonly SynthesizedStack[] {
  const outdir = mkdtempSync(path.join(tmpdir(), "example-pipelines-"));
  try {
    const organization = loadOrganization("config/organization.yaml");
    const app = new App({ outdir });
    defineStacks(app, { ...organization, provider: { ...organization.provider, assumeRole: false } });
    app.synth();
    return readAssembly(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
