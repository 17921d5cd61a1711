import { DETECTIONS, matches } from "../../src/detections";
import { realRecords } from "./real-records";

describe("the detections, on real records", () => {
  it("fire on some of them, and on few", () => {
    const records = realRecords();
    if (records.length === 0) return;

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
