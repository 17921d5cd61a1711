import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";

/** Runs commands in one bash that stops at the first that fails, as engines do, with stand-ins before the PATH. */
export function runInShell(
  commands: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
) {
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", commands.join("\n")], {
    cwd: folder,
    env: { ...process.env, PATH: `${path.join(folder, "stand-ins")}:${process.env["PATH"]}`, ...environment },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** Puts a script in the place of a program, for what runs in the folder. */
export function standIn(folder: string, program: string, script: string): void {
  const file = path.join(folder, "stand-ins", program);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/usr/bin/env bash\nset -eu\n${script}\n`);
  chmodSync(file, 0o755);
}
