import * as path from "node:path";
import { compiledProject } from "../support/compiled-project";

/** Path of `org-audit` as a program of its own, made of today's sources, until the last test of the file. */
export function compiledCommandLine(): string {
  return path.join(compiledProject("src"), "src", "cli", "main.js");
}
