import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import type { LogRecord } from "../../src/detections";

/** Real records, too many to keep here: an account under a rehearsed attack, and the examples of AWS's guides. */
const FOLDER = path.join(__dirname, "../../../shared/data");

/** A file of the folder with real material; undefined, with a word about it, where there is no such folder. */
export function readMaterial(file: string): Buffer | undefined {
  if (existsSync(FOLDER)) {
    return readFileSync(path.join(FOLDER, file));
  }
  console.warn(`nothing real was tried: there is no folder ${path.relative(process.cwd(), FOLDER)}`);
  return undefined;
}

/** All real records; none where there is no folder with real material. */
export function realRecords(): LogRecord[] {
  return ["cloudtrail/attack-run.ndjson.gz", "cloudtrail/aws-guide-examples.ndjson"].flatMap((file) => {
    const bytes = readMaterial(file);
    const text = bytes && (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    return (text?.trim().split("\n") ?? []).map((line) => JSON.parse(line) as LogRecord);
  });
}
