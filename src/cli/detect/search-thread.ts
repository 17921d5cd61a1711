/** A thread that searches one log file after the other, as it is told, and says at the end what it found. */
import { parentPort, workerData } from "node:worker_threads";
import { DETECTIONS } from "../../detections";
import type { Findings } from "./findings";
import type { ReadFile } from "./search";
import { Search } from "./search";

/** What the thread starts with. */
export interface SearchThreadData {
  readonly detectionIds: readonly string[];
}

/** The files to read next; undefined when nothing is left. */
export type SearchThreadRequest = readonly string[] | undefined;

/** One answer a request: what became of each file; at the end, everything found. */
export type SearchThreadAnswer = readonly ReadFile[] | Findings;

const { detectionIds } = workerData as SearchThreadData;
const search = new Search(DETECTIONS.filter(({ id }) => detectionIds.includes(id)));

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

parentPort!.on("message", async (files: SearchThreadRequest) => {
  parentPort!.postMessage(await answer(files));
});
