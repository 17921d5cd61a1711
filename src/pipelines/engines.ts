import { buildkite } from "./buildkite";
import { codebuild } from "./codebuild";
import type { Engine } from "./engine";
import { github } from "./github";
import { gitlab } from "./gitlab";

/** Every engine that a pipeline can be written for, by the word that people write for it. */
export const ENGINES = { github, gitlab, codebuild, buildkite } as const satisfies Record<string, Engine>;

/** One of {@link ENGINES}. */
export type EngineName = keyof typeof ENGINES;
