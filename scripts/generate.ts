import { writeFileSync } from "node:fs";
import { GENERATED_FILES } from "./generated-files";

for (const { file, content } of GENERATED_FILES) {
  writeFileSync(file, content());
  console.log(`wrote ${file}`);
}
