/** A thread that searches one log file after the other, as it is told, and says at the end what it found. */
import { parentPort, workerData } from "node:worker_threads";
import type { Detection } from "../../detections";
import type { Findings } from "./findings";
import type { ReadFile } from "./search";
import { Search } from "./search";

/** What the thread starts with. */
export interface SearchThreadData {
  /** Plain data: so the thread need not load the catalogue, and starts sooner. */
  readonly detections: readonly Detection[];
}

/** The files to read next; undefined when nothing is left. */
export type SearchThreadRequest = readonly string[] | undefined;

/** One answer a request: what became of each file; at the end, everything found. */
export type SearchThreadAnswer = readonly ReadFile[] | Findings;

const search = new Search((workerData as SearchThreadData).detections);

async function answer(files: SearchThreadRequest): Promise<SearchThreadAnswer> {
  if (files === undefined) {
    return search.findings;
  }
  const read: ReadFile[] = [];
  for (const file of files) {
    read.push(await search.read(file));
  }
  return read;
}

let answered = Promise.resolve();
parentPort!.on("message", (files: SearchThreadRequest) => {
  // One after the other: a request may come while the one before it is still read.
  answered = answered.then(async () => parentPort!.postMessage(await answer(files)));
});
