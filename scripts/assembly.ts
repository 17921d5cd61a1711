/** Compiles `assembly/` to WebAssembly. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";

/** Longest line of the module's text. */
const LINE = 100;

/**
 * The TypeScript module that holds a file of `assembly/`, compiled: as text, so that it needs no place of its own beside
 * the compiled code.
 */
export function compileAssembly(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "assembly-"));
  try {
    const source = `assembly/${name}.ts`;
    const outFile = path.join(folder, `${name}.wasm`);
    const compiler = createRequire(path.resolve("package.json")).resolve("assemblyscript/bin/asc.js");
    execFileSync(process.execPath, [compiler, source, "--config", "assembly/asconfig.json", "--outFile", outFile]);
    const text = readFileSync(outFile).toString("base64");
    const lines = text.match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
    const constant = `${name.replaceAll("-", "_").toUpperCase()}_MODULE`;
    return [
      `/** ${source}, compiled to WebAssembly, in base64: \`npm run generate\` writes it. */`,
      `export const ${constant} = [`,
      ...lines.map((line) => `  "${line}",`),
      `].join("");`,
      "",
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
