import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Random } from "./random";
import { createRecord, createSession } from "./records";

/** How the records lie in files: a million of them in 811 files, about what a busy organization writes in a day. */
const RECORDS_A_FILE = 1_000_000 / 811;

const ACCOUNTS = Array.from({ length: 50 }, (_, index) => String(100_000_000_000 + index * 1_234_567));
const REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"];
const ORGANIZATION_ID = "o-exampleorgid";

/** Writes log files with so many records, unless they are there from an earlier run. */
export async function writeLogFiles(folder: string, records: number): Promise<void> {
  const complete = path.join(folder, "..", "complete");
  if (existsSync(complete)) {
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  const files = Math.max(Math.round(records / RECORDS_A_FILE), 1);
  const next = Array.from({ length: files }, (_, index) => index)[Symbol.iterator]();
  const writers = Array.from({ length: availableParallelism() }, async () => {
    for (const index of next) {
      const count = Math.floor(((index + 1) * records) / files) - Math.floor((index * records) / files);
      await writeLogFile(folder, index, count);
    }
  });
  await Promise.all(writers);
  writeFileSync(complete, "");
}

async function writeLogFile(folder: string, index: number, count: number): Promise<void> {
  const random = new Random(index);
  const accountId = ACCOUNTS[index % ACCOUNTS.length]!;
  const region = REGIONS[Math.floor(index / ACCOUNTS.length) % REGIONS.length]!;
  const hour = String(Math.floor(index / (ACCOUNTS.length * REGIONS.length))).padStart(2, "0");
  const sessions = Array.from({ length: 12 }, () => createSession(random, `2026-03-01T${hour}:00:00Z`));
  const records = Array.from({ length: count }, () => {
    const minute = String(random.below(60)).padStart(2, "0");
    return createRecord(random, { accountId, region, sessions }, `2026-03-01T${hour}:${minute}:00Z`);
  });
  const name = `${accountId}_CloudTrail_${region}_20260301T${hour}00Z_${random.word(16)}.json.gz`;
  const file = path.join(folder, "AWSLogs", ORGANIZATION_ID, accountId, "CloudTrail", region, "2026/03/01", name);
  mkdirSync(path.dirname(file), { recursive: true });
  await writeFile(file, await promisify(gzip)(JSON.stringify({ Records: records })));
}
