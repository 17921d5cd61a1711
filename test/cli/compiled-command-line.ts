import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";

const PROJECT = path.resolve(__dirname, "../..");

/**
 * Path of `org-audit` as a program of its own, made of today's sources: threads and signals need a real process. The
 * folder is removed after the last test of the file.
 */
export function compiledCommandLine(): string {
  // Within the project, so that packages are found.
  mkdirSync(path.join(PROJECT, ".work"), { recursive: true });
  const folder = mkdtempSync(path.join(PROJECT, ".work", "command-line-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  for (const name of readdirSync(path.join(PROJECT, "src"), { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".ts")) {
      const { outputText } = ts.transpileModule(readFileSync(path.join(PROJECT, "src", name), "utf8"), {
        compilerOptions,
      });
      const output = path.join(folder, name.replace(/ts$/, "js"));
      mkdirSync(path.dirname(output), { recursive: true });
      writeFileSync(output, outputText);
    }
  }
  return path.join(folder, "cli", "main.js");
}
