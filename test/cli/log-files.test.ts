import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { FoundFile } from "../../src/cli/detect/log-files";
import { countLogFiles, findLogFiles } from "../../src/cli/detect/log-files";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const write = (name: string) => {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, "");
  return file;
};

async function find(...inputs: string[]): Promise<string[]> {
  const found: FoundFile[] = [];
  for await (const file of findLogFiles(inputs)) found.push(file);
  const texts = found.map((file) => {
    switch (file.kind) {
      case "log":
        return path.relative(folder, file.file);
      case "passed over":
        return `(${file.why})`;
      case "unreadable":
        return `${path.relative(folder, file.file)}: ${file.reason}`;
    }
  });
  return texts.sort();
}

const LOGS = [
  "AWSLogs/o-1/111111111111/CloudTrail/eu-central-1/2026/03/01/111111111111_CloudTrail_eu-central-1_20260301T0930Z_a.json.gz",
  "AWSLogs/o-1/222222222222/CloudTrail/us-east-1/2026/03/01/222222222222_CloudTrail_us-east-1_20260301T0930Z_b.json.gz",
  "flat/a.json",
  "flat/b.ndjson",
  "flat/c.ndjson.gz",
  "flat/d.jsonl",
  "flat/e.jsonl.gz",
];
const NO_LOGS = [
  "AWSLogs/o-1/111111111111/CloudTrail-Digest/eu-central-1/2026/03/01/digest.json.gz",
  "flat/111111111111_CloudTrail-Digest_eu-central-1_trail_eu-central-1_20260301T093000Z.json.gz",
  "AWSLogs/o-1/111111111111/CloudTrail-Insight/eu-central-1/2026/03/01/insight.json.gz",
  "flat/readme.txt",
  "flat/json",
];
[...LOGS, ...NO_LOGS].forEach(write);

describe("the log files of a folder", () => {
  it("are those below it that CloudTrail writes, and records one a line", async () => {
    expect(await find(folder)).toEqual(["(digest)", "(digest)", "(insights)", "(other)", "(other)", ...LOGS]);
    expect(await countLogFiles([folder])).toBe(LOGS.length);
  });

  it("are passed over where they are no files, or lie behind a link to a folder", async () => {
    const odd = path.join(folder, "odd");
    mkdirSync(odd);
    execFileSync("mkfifo", [path.join(odd, "pipe.json")]);
    symlinkSync(path.join(folder, "flat"), path.join(odd, "folder"));
    symlinkSync(path.join(folder, "flat/a.json"), path.join(odd, "link.json"));
    symlinkSync(path.join(odd, "pipe.json"), path.join(odd, "link-to-pipe.json"));

    expect(await find(odd)).toEqual(["(other)", "(other)", "(other)", "odd/link.json"]);
  });
});

describe("a named file", () => {
  it("is read whatever its name ends with, and - is standard input", async () => {
    expect(await find(path.join(folder, "flat/readme.txt"), path.join(folder, "flat/a.json"))).toEqual([
      "flat/a.json",
      "flat/readme.txt",
    ]);
    expect((await findLogFiles(["-"]).next()).value).toEqual({ kind: "log", file: "-" });
  });

  it("is passed over when CloudTrail's name says that it holds no records", async () => {
    expect(await find(...NO_LOGS.slice(0, 3).map((name) => path.join(folder, name)))).toEqual([
      ...["(digest)", "(digest)", "(insights)"],
    ]);
  });

  it("is refused when it is not there, and the others are found", async () => {
    expect(await find(path.join(folder, "missing"), path.join(folder, "flat/a.json"))).toEqual([
      "flat/a.json",
      "missing: does not exist",
    ]);
  });
});
