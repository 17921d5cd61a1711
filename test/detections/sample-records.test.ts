import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { gunzipSync } from "node:zlib";
import type { LogRecord } from "../../src/detections";
import { DETECTIONS, matches } from "../../src/detections";

/** Real records, too many to keep here: an account under a rehearsed attack, and the examples of AWS's guides. */
const FOLDER = path.join(__dirname, "../../../shared/data/cloudtrail");

function readRecords(file: string): LogRecord[] {
  const bytes = readFileSync(path.join(FOLDER, file));
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as LogRecord);
}

if (existsSync(FOLDER)) {
  describe("the detections, on real records", () => {
    const records = ["attack-run.ndjson.gz", "aws-guide-examples.ndjson"].flatMap(readRecords);

    it("fire on some of them, and on few", () => {
      const fired = DETECTIONS.map(({ id, pattern }) => [
        id,
        records.filter((record) => matches(pattern, record)).length,
      ]);
      console.info(`${records.length} records: ${fired.map(([id, count]) => `${id} ${count}`).join(", ")}`);

      const firing = records.filter((record) => DETECTIONS.some(({ pattern }) => matches(pattern, record)));
      expect(firing.length).toBeGreaterThan(0);
      expect(firing.length).toBeLessThan(records.length / 10);
    });
  });
} else {
  describe("the detections", () => {
    it("know that there are no real records to try", () => {
      console.warn(`no real records were tried: there is no folder ${path.relative(process.cwd(), FOLDER)}`);
      expect(existsSync(FOLDER)).toBe(false);
    });
  });
}
