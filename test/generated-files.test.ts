import { readFileSync } from "node:fs";
import { GENERATED_FILES } from "../scripts/generated-files";

describe("generated files", () => {
  it.each(GENERATED_FILES)("$file is fresh: run `npm run generate` where this fails", ({ file, content }) => {
    expect(readFileSync(file, "utf8")).toBe(content());
  });
});
