import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";

/** The version that the package has: its package.json is the nearest one, wherever this file was compiled to. */
export function readVersion(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, "package.json"))) folder = path.dirname(folder);
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return version;
}
