import { readFileSync } from "node:fs";
import * as path from "node:path";
import type { LogRecord } from "../../src/detections";

/** A CloudTrail record, and whether a detection's patterns fire on it. */
export interface DetectionCase {
  /** What happened, as a clause. */
  readonly title: string;
  readonly pattern: boolean;
  /** Left out where the detection has no such pattern. */
  readonly securityHubPattern?: boolean;
  readonly record: LogRecord;
}

/** The records written for a detection: `records/<id>.json`. */
export function casesOf(detectionId: string): DetectionCase[] {
  return JSON.parse(readFileSync(path.join(__dirname, "records", `${detectionId}.json`), "utf8")) as DetectionCase[];
}
