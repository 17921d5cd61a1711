export { createPipeline } from "./create-pipeline";
export { ENGINES } from "./engines";
export type { EngineName } from "./engines";
export { FIRST_WORDS } from "./header";
export type { FanOut, Pipeline, Share, TerraformRelease, Wave } from "./pipeline";
export { DEFAULTS, OPTION_WORDS, TESTED_VERSIONS } from "./pipeline-options";
export type { PipelineOptions } from "./pipeline-options";
export type { PipelineStack } from "./pipeline-stack";
