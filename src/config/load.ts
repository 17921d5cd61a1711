import { readFileSync } from "node:fs";
import * as path from "node:path";
import { ConfigurationError } from "../errors";
import type { Problem } from "../errors";
import { toProblem } from "./finding";
import type { Organization } from "./organization";
import { resolve } from "./resolve";
import { validate, validateEachKey } from "./validate";
import type { Validation } from "./validate";
import { parseYaml } from "./yaml-file";

/** Returns the text of a file. */
export type ReadFile = (path: string) => string;

/**
 * Loads the organization from a YAML file. Relative paths in it are relative to the file.
 *
 * @param file - path of the file, as the user names it: problems repeat it
 * @param readFile - reads the file; only tests pass another one
 * @throws ConfigurationError with every problem and its place, in the order of the file
 */
export function loadOrganization(
  file: string,
  readFile: ReadFile = (name) => readFileSync(name, "utf8"),
): Organization {
  return load(file, readFile, validate);
}

/**
 * Loads the organization as `loadOrganization` does, for whoever is about to mend the file: keys may still contradict
 * each other, as they do where a role belongs to an account that is not listed yet. What is made of the file has to be
 * loaded by `loadOrganization` before it is written.
 *
 * @param file - path of the file, as the user names it: problems repeat it
 * @param readFile - reads the file
 * @throws ConfigurationError with every problem, where a key is wrong by itself
 */
export function loadForRepair(file: string, readFile: ReadFile): Organization {
  return load(file, readFile, validateEachKey);
}

function load(file: string, readFile: ReadFile, check: (value: unknown) => Validation): Organization {
  const yaml = parseYaml(file, read(file, readFile));
  if (yaml.content === undefined) throw new ConfigurationError(file, yaml.problems);

  const { value, locate } = yaml.content;
  const validation = check(value);
  const problems = [
    ...yaml.problems,
    ...(validation.findings ?? []).map((finding) => ({
      ...toProblem(finding, value),
      location: locate(finding.path, finding.key),
    })),
  ];
  if (validation.findings !== undefined || problems.length > 0) {
    throw new ConfigurationError(file, problems.sort(inOrderOfPlace));
  }
  return resolve(validation.configuration, (relative) => path.resolve(path.dirname(file), relative));
}

function read(file: string, readFile: ReadFile): string {
  try {
    return readFile(file);
  } catch (error) {
    const code = String((error as { code?: unknown } | null)?.code);
    throw new ConfigurationError(file, [
      { where: file, what: REASONS[code] ?? `cannot be read (${code})`, write: "the path of a file that can be read" },
    ]);
  }
}

/** The refusals of the operating system that people meet. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read by this user",
};

function inOrderOfPlace(one: Problem, other: Problem): number {
  const [left, right] = [one.location, other.location];
  if (left === undefined || right === undefined) return 0;
  return left.line - right.line || left.column - right.column;
}
