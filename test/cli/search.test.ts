import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { DETECTIONS } from "../../src/detections";
import { Search } from "../../src/cli/detect/search";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const stopLogging = (eventID: string) => ({
  eventSource: "cloudtrail.amazonaws.com",
  eventName: "StopLogging",
  eventTime: "2026-03-01T09:30:00Z",
  eventID,
  recipientAccountId: "111111111111",
});
const log = (...records: unknown[]) => Buffer.from(JSON.stringify({ Records: records }));
const packed = gzipSync(log(stopLogging("one"), stopLogging("two")));
/** Larger than what is read at once: 20 MB, with something to find at the beginning, in the middle and at the end. */
const large = log(
  stopLogging("first"),
  ...Array.from({ length: 10 }, () => ({ requestParameters: "x".repeat(1 << 20) })),
  stopLogging("second"),
  ...Array.from({ length: 10 }, () => ({ requestParameters: "{".repeat(1 << 20) })),
  stopLogging("third"),
);

async function search(content: Buffer | string, name = "log") {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const search = new Search(DETECTIONS);
  const result = await search.read(file);
  const found = search.findings.get("cloudtrail-configuration-changes");
  return { ...result, events: found?.evidence.map(({ eventId }) => eventId) ?? [] };
}

describe("a file", () => {
  it.each([
    ["as CloudTrail writes it", packed],
    ["unpacked", log(stopLogging("one"), stopLogging("two"))],
    [
      "with one record a line",
      [stopLogging("one"), stopLogging("two")].map((record) => JSON.stringify(record)).join("\n"),
    ],
  ])("is read %s, whatever its name", async (_title, content) => {
    expect(await search(content)).toEqual({ records: 2, events: ["one", "two"] });
  });

  it.each([
    ["packed", gzipSync(large)],
    ["unpacked", large],
  ])("is read in pieces when it is large, %s", async (_title, content) => {
    expect(await search(content)).toEqual({ records: 23, events: ["first", "second", "third"] });
  });

  it("may hold no record", async () => {
    expect(await search(gzipSync(log()))).toEqual({ records: 0, events: [] });
  });

  it.each([
    ["unpacked", ""],
    ["packed", gzipSync("")],
  ])("is no log file when it is empty, %s", async (_title, content) => {
    expect(await search(content)).toEqual({ records: 0, events: [], problem: "is empty" });
  });

  it.each([
    ["cut off", packed.subarray(0, -9), "is cut off: its gzip data has no end"],
    ["cut off after its first bytes", packed.subarray(0, 6), "is cut off: its gzip data has no end"],
    ["damaged", Buffer.from(packed).fill(0xff, 20, 30), "is damaged: its gzip data is wrong"],
    [
      "damaged in its checksum",
      Buffer.from(packed).fill(0, packed.length - 8, packed.length - 4),
      "is damaged: its gzip data is wrong",
    ],
    ["large and cut off", gzipSync(large).subarray(0, -9), "is cut off: its gzip data has no end"],
  ])("refuses gzip data that is %s", async (_title, content, problem) => {
    expect(await search(content)).toMatchObject({ problem });
  });

  it.each([
    ["a second member", Buffer.concat([packed, gzipSync(log(stopLogging("three")))]), ["one", "two"]],
    ["zeros", Buffer.concat([packed, Buffer.alloc(10)]), ["one", "two"]],
    ["a second member, when it is large", Buffer.concat([gzipSync(large), packed]), ["first", "second", "third"]],
    ["zeros, when it is large", Buffer.concat([gzipSync(large), Buffer.alloc(10)]), ["first", "second", "third"]],
  ])("refuses %s behind its gzip data, and reads what is before", async (_title, content, events) => {
    const found = await search(content);

    expect(found.problem).toBe("is damaged: it has bytes after the end of its gzip data");
    expect(found.events).toEqual(expect.arrayContaining(events));
  });

  it.each([
    ["a line break", packed, "\n"],
    ["a line break, when it is large", gzipSync(large), "\n"],
    ["text", packed, "appended"],
    ["text as long as what is read", packed, "\u0001\u0000\u0000\u0000"],
    ["text, when it is large", gzipSync(large), "appended"],
    ["text after a second member", Buffer.concat([packed, packed]), "appended"],
  ])("refuses %s behind its gzip data for what it is, and not for damage to that", async (_title, whole, appended) => {
    const { problem } = await search(Buffer.concat([whole, Buffer.from(appended)]));

    expect(problem).toBe("is damaged: it has bytes after the end of its gzip data");
  });

  it("refuses text that is no log, and reads what is before", async () => {
    expect(await search(`${JSON.stringify(stopLogging("one"))}\nGarbage`)).toEqual({
      records: 1,
      events: ["one"],
      problem: 'is neither {"Records":[…]} nor one record a line: see byte 156',
    });
  });

  it("refuses a record that is not JSON, and reads the others", async () => {
    const bad = '{"eventName":"StopLogging",}';

    expect(await search(`{"Records":[${bad},${JSON.stringify(stopLogging("one"))},${bad}]}`)).toEqual({
      records: 3,
      events: ["one"],
      problem: "holds a record that is not JSON: see byte 12",
    });
  });

  it("refuses a list of records that is not where CloudTrail puts it", async () => {
    expect(await search(`{"count":1,"Records":[${JSON.stringify(stopLogging("one"))}]}`)).toEqual({
      records: 1,
      events: [],
      problem: "holds a record that is a list of records, with something before it: see byte 0",
    });
  });

  it.each([
    [
      "an event of EventBridge",
      { source: "aws.cloudtrail", "detail-type": "AWS API Call via CloudTrail", detail: stopLogging("one") },
    ],
    [
      "what lookup-events prints",
      { Events: [{ EventName: "StopLogging", CloudTrailEvent: JSON.stringify(stopLogging("one")) }] },
    ],
    ["an export of CloudWatch Logs", { events: [{ message: JSON.stringify(stopLogging("one")) }] }],
    ["nothing", {}],
  ])("refuses what is no log of CloudTrail, and reads the rest: %s", async (_title, other) => {
    const records = [other, stopLogging("two")].map((record) => JSON.stringify(record)).join("\n");

    expect(await search(records)).toMatchObject({
      records: 2,
      events: ["two"],
      problem: "holds a record that is not CloudTrail's: it has neither eventName nor eventType: see byte 0",
    });
  });

  it("refuses text that looks like records and is none", async () => {
    expect((await search("{'eventName': 'StopLogging'}")).problem).toBe("holds a record that is not JSON: see byte 0");
  });

  it.each([0, 3, 17])("refuses a packed file of %d bytes: gzip data has more", async (length) => {
    expect(await search(packed.subarray(0, length), "log.json.gz")).toMatchObject({
      problem: "is cut off: its gzip data has no end",
    });
  });

  it("refuses a record that would fill the memory", async () => {
    expect(await search(`{"a":"${"x".repeat(18 << 20)}"}`)).toEqual({
      records: 0,
      events: [],
      problem: "holds a record of more than 16777216 bytes",
    });
  });

  it("refuses what is not there, and what is no file", async () => {
    mkdirSync(path.join(folder, "folder.json"));
    const search = new Search(DETECTIONS);

    expect(await search.read(path.join(folder, "missing"))).toEqual({ records: 0, problem: "does not exist" });
    expect(await search.read(path.join(folder, "folder.json"))).toEqual({
      records: 0,
      problem: "is a link to a folder",
    });
  });
});
