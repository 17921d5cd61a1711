import { opendir, stat } from "node:fs/promises";
import * as path from "node:path";
import { STANDARD_INPUT, unreadableReason } from "../input";

/** Why a file that was found is not searched. */
export type PassedOver =
  /** A digest vouches for log files; it holds no records. */
  | "digest"
  /** CloudTrail Insights tells of unusual numbers of calls, and not of a call. */
  | "insights"
  /** By its name it is no log file. */
  | "other";

/** Something that lies where log files should be. */
export type FoundFile =
  | { readonly kind: "log"; readonly file: string }
  | { readonly kind: "passed over"; readonly why: PassedOver }
  | { readonly kind: "unreadable"; readonly file: string; readonly reason: string };

const LOG_FILE = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;

/**
 * The log files that the inputs stand for, one by one: a file is itself, a folder is every log file below it.
 *
 * A file that is named is read whatever its name ends with. Symbolic links to folders are not followed below a folder.
 */
export async function* findLogFiles(inputs: readonly string[]): AsyncGenerator<FoundFile> {
  for (const input of inputs) {
    if (input === STANDARD_INPUT) {
      yield { kind: "log", file: input };
      continue;
    }
    try {
      if ((await stat(input)).isDirectory()) {
        yield* findBelow(input);
      } else {
        const why = purposeOf(input);
        yield why === undefined ? { kind: "log", file: input } : { kind: "passed over", why };
      }
    } catch (error) {
      yield { kind: "unreadable", file: input, reason: unreadableReason(error) };
    }
  }
}

/** How many log files the inputs stand for. */
export async function countLogFiles(inputs: readonly string[]): Promise<number> {
  let count = 0;
  for await (const { kind } of findLogFiles(inputs)) {
    count += Number(kind === "log");
  }
  return count;
}

async function* findBelow(folder: string): AsyncGenerator<FoundFile> {
  try {
    for await (const entry of await opendir(folder)) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        yield* findBelow(file);
      } else {
        // Opening a pipe would wait for somebody to write to it.
        const mayBeLog =
          LOG_FILE.test(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && !(await isPipe(file))));
        const why = mayBeLog ? purposeOf(file) : "other";
        yield why === undefined ? { kind: "log", file } : { kind: "passed over", why };
      }
    }
  } catch (error) {
    yield { kind: "unreadable", file: folder, reason: unreadableReason(error) };
  }
}

async function isPipe(link: string): Promise<boolean> {
  // A link to nothing is no pipe: that it cannot be read is told when it is read.
  const target = await stat(link).catch(() => undefined);
  return target?.isFIFO() === true;
}

/**
 * What CloudTrail's own names say.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
function purposeOf(file: string): PassedOver | undefined {
  const names = path.resolve(file).split(path.sep);
  const is = (service: string) => names.includes(service) || names.at(-1)!.includes(`_${service}_`);
  return is("CloudTrail-Digest") ? "digest" : is("CloudTrail-Insight") ? "insights" : undefined;
}
