/** Every generated file of the project. `npm run generate` writes them; a test fails while one of them is stale. */
import { readdirSync, readFileSync } from "node:fs";
import * as path from "node:path";
import type { EngineName } from "../src/pipelines";
import { ENGINES } from "../src/pipelines";
import { compileAssembly } from "./assembly";
import { renderConfigurationSchema } from "./configuration-schema";
import { DocumentedTypes } from "./docstrings";
import { renderExamplePipeline } from "./example-pipelines";
import { renderDetectionList, renderDetections } from "./reference/detections";
import { renderGuardrails } from "./reference/guardrails";
import { replaceSection } from "./reference/markdown";
import { renderOutputs } from "./reference/outputs";
import { renderPlanGuard } from "./reference/plan-guard";
import { renderStateBackends } from "./reference/state-backends";
import { renderWhoCanDoWhat } from "./reference/who-can-do-what";

/** A file and what it has to hold. */
export interface GeneratedFile {
  /** Path from the project's folder. */
  readonly file: string;
  readonly content: () => string;
}

export const GENERATED_FILES: readonly GeneratedFile[] = [
  {
    file: "config/organization.schema.json",
    content: () => renderConfigurationSchema([...readFolder("src/config/configuration"), ...readFolder("src/states")]),
  },
  { file: "src/cli/detect/record-walk-module.ts", content: () => compileAssembly("record-walk") },
  { file: "docs/reference/detections.md", content: renderDetections },
  { file: "docs/reference/guardrails.md", content: renderGuardrails },
  { file: "docs/reference/plan-guard.md", content: renderPlanGuard },
  {
    file: "docs/reference/state-backends.md",
    content: () => renderStateBackends(new DocumentedTypes(readFolder("src/states"))),
  },
  { file: "docs/who-can-do-what.md", content: renderWhoCanDoWhat },
  ...Object.keys(ENGINES).map((engine) => ({
    file: `examples/pipelines/${engine}.yml`,
    content: () => renderExamplePipeline(engine as EngineName),
  })),
  {
    file: "README.md",
    content: () =>
      replaceSection(
        replaceSection(readFileSync("README.md", "utf8"), "outputs", renderOutputs()),
        "detections",
        renderDetectionList(),
      ),
  },
];

/** Text of each file of a folder. */
function readFolder(folder: string): string[] {
  return readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
}
