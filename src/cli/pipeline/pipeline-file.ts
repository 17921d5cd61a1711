import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Problem } from "../../errors";
import { FIRST_WORDS } from "../../pipelines";
import { UsageError } from "../../errors";

/**
 * Writes beside the file and renames, so that nobody ever reads half a pipeline.
 *
 * @throws UsageError when the file is somebody else's, or cannot be written
 */
export function writePipelineFile(file: string, text: string): void {
  if (existsSync(file) && !readPipelineFile(file).startsWith(FIRST_WORDS)) {
    throw new UsageError([
      {
        where: "--output",
        what: "is a file that org-audit pipeline did not write, and would be lost",
        found: file,
        write: "another file, or move this one away",
      },
    ]);
  }
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    try {
      writeFileSync(unfinished, text, { flag: "wx" });
      renameSync(unfinished, file);
    } finally {
      rmSync(unfinished, { force: true });
    }
  } catch (error) {
    throw outOfReach(file, "cannot be written", error);
  }
}

function readPipelineFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw outOfReach(file, "cannot be read", error);
  }
}

function outOfReach(file: string, what: string, error: unknown): UsageError {
  const found = `${file}: ${(error as Error).message}`;
  return new UsageError([{ where: "--output", what, found, write: "a file in a folder that you may write to" }]);
}

/** The first line in which a file is not the text that it should be. Undefined when it is that text. */
export function staleness(file: string, text: string): Problem | undefined {
  if (!existsSync(file)) {
    return { where: file, what: "does not exist", write: "it with this command, without --check" };
  }
  const found = readPipelineFile(file);
  if (found === text) return undefined;
  const [lines, expected] = [found.split("\n"), text.split("\n")];
  const differing = expected.findIndex((one, number) => one !== lines[number]);
  // What begins with all of the text has something behind its last line break.
  const line = differing < 0 ? expected.length - 1 : differing;
  return {
    where: `${file}:${line + 1}`,
    what: "is not what this command writes for the organization as it is now",
    found: lineOf(lines, line),
    write: lineOf(expected, line),
  };
}

/** A line for people. Behind the last line break there is an empty one. */
function lineOf(lines: readonly string[], number: number): string {
  const line = lines[number] ?? "";
  return line === "" && number >= lines.length - 1 ? "the end of the file" : line || "an empty line";
}
