/** Every generated file of the project. `npm run generate` writes them; a test fails while one of them is stale. */
import { readFileSync } from "node:fs";
import { renderConfigurationSchema } from "./configuration-schema";
import { replaceSection } from "./reference/markdown";
import { renderOutputs } from "./reference/outputs";

/** A file and what it has to hold. */
export interface GeneratedFile {
  /** Path from the project's folder. */
  readonly file: string;
  readonly content: () => string;
}

export const GENERATED_FILES: readonly GeneratedFile[] = [
  {
    file: "config/organization.schema.json",
    content: () => renderConfigurationSchema(readFileSync("src/config/configuration.ts", "utf8")),
  },
  {
    file: "README.md",
    content: () => replaceSection(readFileSync("README.md", "utf8"), "outputs", renderOutputs()),
  },
];
