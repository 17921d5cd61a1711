import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";

const PROJECT = path.resolve(__dirname, "../..");

/**
 * A folder with today's sources as programs: threads, signals and measurements need real processes. It is removed after
 * the last test of the file.
 *
 * @param sources - folders and files of the project to compile, such as `src`; they keep their places
 */
export function compiledProject(...sources: readonly string[]): string {
  // Within the project, so that packages are found.
  mkdirSync(path.join(PROJECT, ".work"), { recursive: true });
  const folder = mkdtempSync(path.join(PROJECT, ".work", "compiled-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  for (const file of sources.flatMap(filesIn)) {
    const text = readFileSync(path.join(PROJECT, file), "utf8");
    const output = path.join(folder, file.replace(/ts$/, "js"));
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(output, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  return folder;
}

function filesIn(source: string): readonly string[] {
  if (source.endsWith(".ts")) return [source];
  return readdirSync(path.join(PROJECT, source), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(source, name));
}
