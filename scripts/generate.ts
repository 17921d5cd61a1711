/** Writes every generated file of the project: `npm run generate`. Tests fail while one of them is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { renderConfigurationSchema } from "./configuration-schema";

const GENERATED_FILES: readonly { readonly file: string; readonly content: () => string }[] = [
  {
    file: "config/organization.schema.json",
    content: () => renderConfigurationSchema(readFileSync("src/config/configuration.ts", "utf8")),
  },
];

for (const { file, content } of GENERATED_FILES) {
  writeFileSync(file, content());
  console.log(`wrote ${file}`);
}
