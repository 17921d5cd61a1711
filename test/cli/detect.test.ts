import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { Report } from "../../src/cli/detect/report";
import { DETECTIONS } from "../../src/detections";
import { casesOf } from "../detections/records";
import { temporaryFolder } from "../support/temporary-folder";
import { compiledCommandLine } from "./compiled-command-line";

const program = compiledCommandLine();
const folder = temporaryFolder();

/** Starts `org-audit detect` in the folder of the test's files. */
function start(...words: string[]) {
  return spawn(process.execPath, [program, "detect", ...words], { cwd: folder });
}

async function detect(words: readonly string[], input: string | Buffer = "") {
  const child = start(...words);
  child.stdin.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, exitCode: exitCode as number };
}

/** A record by which a detection was tried, and which it matches. */
const matching = (id: string) => casesOf(id).find(({ pattern }) => pattern)!.record;
const write = (name: string, content: string | Buffer) => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
};
const log = (...records: unknown[]) => JSON.stringify({ Records: records });

write("quiet.json", log({ eventName: "DescribeInstances" }));
write("low.json", log(matching("vpc-changes")));
write("critical/one.json.gz", gzipSync(log(matching("vpc-changes"), matching("root-usage"))));
write("critical/deeper/two.ndjson", JSON.stringify(matching("root-usage")));
write("damaged/bad.json.gz", gzipSync(log(matching("root-usage"))).subarray(0, -4));
write("damaged/good.json", log(matching("root-usage")));

describe("org-audit detect", () => {
  it("prints what it found, and tells the shell how bad it is", async () => {
    const found = await detect(["critical"]);

    expect(found).toMatchObject({ exitCode: 20, stderr: "" });
    expect(found.stdout).toMatch(/^SEVERITY .*\ncritical {2}root-usage .* 2 .*\nlow .*vpc-changes .* 1 .*\n\n/);
    expect(found.stdout).toMatch(/\n3 records in 2 files\.\n$/);
  });

  it.each([
    ["0 for nothing", ["quiet.json"], 0],
    ["10 for something of low severity", ["quiet.json", "low.json"], 10],
    ["20 for something critical", ["low.json", "critical"], 20],
    ["10 when only what is low was looked for", ["critical", "--detection", "vpc-changes"], 10],
    ["0 when only what is worse was looked for", ["low.json", "--min-severity", "medium"], 0],
    ["66 for a file that is not there", ["low.json", "missing.json"], 66],
  ])("exits with %s", async (_title, words, exitCode) => {
    expect((await detect(words)).exitCode).toBe(exitCode);
  });

  it("names damaged files, and reads the others, and what comes before the damage", async () => {
    const { stdout, stderr, exitCode } = await detect(["damaged", "missing.json"]);

    expect(stderr).toBe("damaged/bad.json.gz is cut off: its gzip data has no end\nmissing.json does not exist\n");
    expect(stdout).toMatch(/root-usage .* 2 .*\n\n2 records in 1 file\.\n/);
    expect(exitCode).toBe(66);
  });

  it("prints one JSON object", async () => {
    const { stdout, exitCode } = await detect(["critical", "missing.json", "--json"]);
    const report = JSON.parse(stdout) as Report;
    const { recipientAccountId, eventTime, eventID } = matching("root-usage");

    expect(exitCode).toBe(66);
    expect(Object.keys(report)).toEqual(["files", "passedOver", "records", "detections", "unreadable"]);
    expect(report).toMatchObject({
      files: 2,
      records: 3,
      passedOver: { digest: 0, insights: 0, other: 0 },
      unreadable: [{ file: "missing.json", reason: "does not exist" }],
    });
    expect(report.detections.map(({ id, count }) => [id, count])).toEqual([
      ["root-usage", 2],
      ["vpc-changes", 1],
    ]);
    const eventIds = eventID === undefined ? [] : [eventID, eventID];
    expect(report.detections[0]).toEqual({
      ...{ id: "root-usage", title: "Root user was used", severity: "critical", count: 2 },
      ...{ first: eventTime, last: eventTime },
      accounts: [{ account: recipientAccountId, count: 2, first: eventTime, last: eventTime }],
      ...{ eventIds, eventIdsLeftOut: 2 - eventIds.length },
    });
  });

  it("prints the same every time, whichever thread was faster", async () => {
    const [one, other] = await Promise.all([detect([".", "--json"]), detect([".", "--json"])]);

    expect(one).toEqual(other);
  });

  it.each([
    ["records one a line", JSON.stringify(matching("root-usage"))],
    ["gzip data of one file", gzipSync(log(matching("root-usage")))],
    ["gzip data of several", Buffer.concat([gzipSync(log()), gzipSync(log(matching("root-usage")))])],
    ["what zcat makes of several", log() + log(matching("root-usage"))],
  ])("reads standard input: %s", async (_title, input) => {
    expect(await detect(["-"], input)).toMatchObject({ exitCode: 20, stderr: "" });
  });

  it("reads gzip data on standard input, however slowly it begins", async () => {
    const packed = gzipSync(log(matching("root-usage")));
    const child = start("-", "--json");
    child.stdin.write(packed.subarray(0, 1));
    // The thread has begun to read once the byte is gone.
    child.stdin.write(packed.subarray(1, 3), () => child.stdin.end(packed.subarray(3)));

    expect((JSON.parse(await text(child.stdout)) as Report).records).toBe(1);
  });

  it("names standard input as people do", async () => {
    expect(await detect(["-"], "{'a':1}")).toMatchObject({
      exitCode: 66,
      stderr: "standard input holds a record that is not JSON: see byte 0\n",
    });
  });

  it.each(["empty", "unlike"])("says that a folder holds no log file: %s", async (name) => {
    mkdirSync(path.join(folder, "empty"), { recursive: true });
    write("unlike/trail.log", log(matching("root-usage")));

    expect(await detect([name])).toMatchObject({
      exitCode: 66,
      stderr:
        "no log file was found: in folders their names end with .json, .ndjson or .jsonl, or with .gz behind that\n",
    });
  });

  it("finds every detection of the catalogue", async () => {
    const records = DETECTIONS.flatMap(({ id, threshold }) => Array.from({ length: threshold }, () => matching(id)));
    const { detections } = JSON.parse((await detect(["-", "--json"], log(...records))).stdout) as Report;

    expect(detections.map(({ id }) => id).sort()).toEqual(DETECTIONS.map(({ id }) => id).sort());
  });

  it("does not let the name of a file steer the terminal", async () => {
    const { stderr } = await detect(["a\u001b[2Jb"]);

    expect(stderr).toBe("a\ufffd[2Jb does not exist\n");
  });

  it("stops quietly when nobody reads on, as head does", async () => {
    const child = start("critical", "--json");
    child.stdout.destroy();
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, "close")]);

    expect({ stderr, exitCode: exitCode as number }).toEqual({ stderr: "", exitCode: 141 });
  });

  it("ends at once on Ctrl-C, even while it waits for input", async () => {
    const child = start("critical", "-");
    child.stdin.write(`${JSON.stringify({ filler: "x".repeat(1 << 20) })}\n`, () => child.kill("SIGINT"));
    const [stdout, stderr, [, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);

    expect({ stdout, stderr, signal: signal as string }).toEqual({
      stdout: "",
      stderr: "\nInterrupted.\n",
      signal: "SIGINT",
    });
  });
});
