/**
 * Measures how an organization of many accounts synthesizes, beside a bare cdktf app that makes the same resources with
 * none of this project's code. `npm run bench:synth`, or with numbers of member accounts: `npm run bench:synth -- 10 100`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import * as path from "node:path";
import { compareSynthesized } from "./compare-synthesized";
import { countOf } from "./count-of";
import { bestOfEach, measureNode } from "./measure";
import type { Measurement } from "./measure";
import { writeOrganization } from "./organization";

const SIZES = [10, 100, 1000, 5000];

/** What 5,000 accounts with all detections need said: more alarms than AWS allows at first, and many accounts. */
const ALARMS = [
  "maximumAlarms: 1000000",
  "acknowledgement: CloudWatch Logs may disable the metric filters of 1000 accounts or more",
];

async function main(words: readonly string[]): Promise<void> {
  const sizes = words.length > 0 ? words.map((word) => countOf(word, "accounts")) : SIZES;
  const folder = mkdtempSync(path.join(tmpdir(), "bench-synth-"));
  try {
    console.log(`${availableParallelism()} processors, Node ${process.versions.node}\n`);
    const pattern = path.join(folder, "pattern");
    await synthesize(writeOrganization(folder, 1), pattern);
    for (const members of sizes) {
      await compare(members, folder, pattern);
    }
    for (const members of sizes) {
      await refuse(members, folder);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line: what both took, once it is sure that both did the same. */
async function compare(members: number, folder: string, pattern: string): Promise<void> {
  const file = writeOrganization(folder, members, { alarms: members + 2 < 1000 ? [ALARMS[0]!] : ALARMS });
  const [ours, floor] = [path.join(folder, "ours"), path.join(folder, "floor")];
  // The shorter a run, the more another program's work weighs in it.
  const rounds = Math.min(Math.max(Math.ceil(5000 / members), 3), 10);
  const [own, bare] = await bestOfEach(rounds, [
    () => synthesize(file, fresh(ours)),
    () => measureNode(path.join(__dirname, "synth-floor.js"), [pattern, String(members), fresh(floor)]),
  ]);
  const { resources, bytes } = compareSynthesized(ours, floor);
  console.log(
    [
      `${count(members)} accounts ${count(resources).padStart(7)} resources`,
      cost("this module", own!, bytes.one),
      cost("bare cdktf", bare!, bytes.other),
      `${(own!.seconds / bare!.seconds).toFixed(2)}x`,
    ].join("   "),
  );
  for (const outdir of [ours, floor]) fresh(outdir);
}

/** How long a configuration with a mistake in every account takes to be refused, with all of them. */
async function refuse(members: number, folder: string): Promise<void> {
  const file = writeOrganization(folder, members, { wrong: true });
  const [run] = await bestOfEach(5, [() => measureNode(path.join(__dirname, "refused-configuration.js"), [file])]);
  const problems = Number(run!.output);
  console.log(`${count(members)} accounts ${count(problems).padStart(7)} problems    found in ${seconds(run!)}`);
}

function synthesize(file: string, outdir: string): Promise<Measurement> {
  const environment = { ORGANIZATION_CONFIG: file, CDKTF_OUTDIR: outdir };
  return measureNode(path.join(__dirname, "../main.js"), [], { environment });
}

/** A folder that is not there, on a disk that has nothing left to write: no run waits for what another one wrote. */
function fresh(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  spawnSync("sync");
  return folder;
}

function cost(title: string, run: Measurement, bytes: number): string {
  const memory = `${Math.round(run.megabytes!)} MB`;
  const output = `${(bytes / 1e6).toFixed(1)} MB written`;
  return `${title} ${seconds(run)} ${memory.padStart(6)} ${output.padStart(16)}`;
}

function seconds({ seconds: number }: Measurement): string {
  return `${number.toFixed(2)} s`.padStart(8);
}

function count(number: number): string {
  return number.toLocaleString("en-US").padStart(5);
}

void main(process.argv.slice(2));
