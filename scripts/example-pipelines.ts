import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { parse, parseDocument } from "yaml";
import { readPipelineStacks } from "../src/cli/pipeline/read-pipeline-stacks";
import { loadOrganization } from "../src/config";
import { readAssembly } from "../src/deployment";
import type { EngineName, PipelineStack } from "../src/pipelines";
import { createPipeline, ENGINES } from "../src/pipelines";
import { defineStacks } from "../stacks";

const CONFIGURATION = "config/organization.yaml";

const ROLES = {
  roleArn: "arn:aws:iam::{account}:role/AuditTrailDeploy",
  planRoleArn: "arn:aws:iam::{account}:role/AuditTrailPlan",
};

let stacks: readonly PipelineStack[] | undefined;

/** The pipeline of an engine for the example organization, each account with roles of its own. */
export function renderExamplePipeline(engine: EngineName): string {
  const { file, render } = ENGINES[engine];
  return render(createPipeline((stacks ??= synthesizeExample()), ROLES, engine, file));
}

function synthesizeExample(): readonly PipelineStack[] {
  const outdir = mkdtempSync(path.join(tmpdir(), "example-pipelines-"));
  try {
    const app = new App({ outdir });
    defineStacks(app, loadOrganization(CONFIGURATION, changedConfiguration));
    app.synth();
    return readPipelineStacks(readAssembly(outdir));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The example organization, with what the README of the pipelines tells people to change in it. */
function changedConfiguration(): string {
  const configuration = parseDocument(readFileSync(CONFIGURATION, "utf8"));
  const [, changes = ""] = /^```yaml\n(.*?)^```$/ms.exec(readFileSync("examples/pipelines/README.md", "utf8")) ?? [];
  for (const [keys, value] of settings(parse(changes))) configuration.setIn(keys, value);
  return configuration.toString();
}

/** Each setting with its path. A state is one setting: of another type, it has other keys. */
function settings(value: unknown, keys: readonly string[] = []): (readonly [readonly string[], unknown])[] {
  if (typeof value !== "object" || value === null || "type" in value) return [[keys, value]];
  return Object.entries(value).flatMap(([key, inner]) => settings(inner, [...keys, key]));
}
