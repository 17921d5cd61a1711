/**
 * Measures `org-audit detect` with the whole catalogue: how much faster than jq with three filters, and how much slower
 * than unpacking alone. `npm run bench:detect`, or with a number of records: `npm run bench:detect -- 100000`. The log
 * files are made in the first run.
 */
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { EXIT_CODES } from "../src/cli/exit-codes";
import type { Report } from "../src/cli/detect/report";
import { DETECTIONS } from "../src/detections";
import { countOf } from "./count-of";
import { writeLogFiles } from "./log-files";
import type { Measurement } from "./measure";
import { bestOfEach, measureNode } from "./measure";
import { hasJq, JQ_DETECTIONS, JQ_SCRIPTS, searchWithJq } from "./search-with-jq";

const WORK = path.resolve(".work/bench-detect");
/** Each run of jq takes as long as twenty of the others together. */
const RUNS = 3;

async function main([word = "1000000"]: readonly string[]): Promise<void> {
  const records = countOf(word, "records");
  const logs = path.join(WORK, word, "logs");
  mkdirSync(logs, { recursive: true });
  console.error("Writing log files, unless they are there …");
  await writeLogFiles(logs, records);
  const files = readdirSync(logs, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json.gz"))
    .map((file) => path.join(logs, file));

  console.error("Measuring …");
  const commandLine = path.join(__dirname, "../src/cli/main.js");
  const exitCodes = [EXIT_CODES.highOrCriticalFound];
  const ways = hasJq() ? Object.entries(JQ_SCRIPTS) : [];
  const [detect, gunzip, ...jq] = await bestOfEach(RUNS, [
    () => measureNode(commandLine, ["detect", logs, "--json"], { exitCodes }),
    () => measureNode(path.join(__dirname, "gunzip.js"), files),
    ...ways.map(
      ([, script]) =>
        () =>
          searchWithJq(files, script),
    ),
  ]);
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  print(
    `${records.toLocaleString("en-US")} records in ${files.length} files of ${Math.round(megabytes)} MB together, ` +
      `${availableParallelism()} processors, Node ${process.versions.node}\n`,
  );
  const row = (title: string, run: Measurement) => describe(title, run, records);
  print(row(`org-audit detect, ${DETECTIONS.length} detections`, detect!));
  print(row("gunzip in Node, no search", gunzip!), `${(detect!.seconds / gunzip!.seconds).toFixed(1)}x gunzip`);
  for (const [index, [way]] of ways.entries()) {
    const run = jq[index]!;
    print(row(`jq, ${JQ_DETECTIONS.length} filters, ${way}`, run), `${(run.seconds / detect!.seconds).toFixed(1)}x jq`);
    if (!isSame(JSON.parse(detect!.output) as Report, run.output)) {
      throw new Error("jq and org-audit detect found different numbers of records");
    }
  }
  if (ways.length === 0) print("jq is not installed: no comparison with it");
}

function print(...columns: readonly string[]): void {
  console.log(columns.join("   "));
}

function describe(title: string, { seconds, megabytes }: Measurement, records: number): string {
  const memory = megabytes === undefined ? "" : `${Math.round(megabytes)} MB`;
  const speed = `${Math.round(records / seconds / 1000).toLocaleString("en-US")}k records/s`;
  return `${title.padEnd(38)}${`${seconds.toFixed(2)} s`.padStart(9)}${memory.padStart(9)}${speed.padStart(18)}`;
}

/** Whether jq found, for each of its filters and each account, as many records as the detection did. */
function isSame({ detections }: Report, output: string): boolean {
  const counts = new Map<string, number>();
  for (const line of output.trimEnd().split("\n")) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const found = detections
    .filter(({ id }) => JQ_DETECTIONS.includes(id))
    .flatMap(({ id, accounts }) => accounts.map(({ account, count }) => [`${id} ${account}`, count] as const));
  return found.length === counts.size && found.every(([line, count]) => counts.get(line) === count);
}

void main(process.argv.slice(2));
