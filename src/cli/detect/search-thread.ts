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

/** The file to read next; undefined when nothing is left. */
export type SearchThreadRequest = string | undefined;

/** One answer a request: what became of the file; at the end, everything found. */
export type SearchThreadAnswer = ReadFile | Findings;

const { detectionIds } = workerData as SearchThreadData;
const search = new Search(DETECTIONS.filter(({ id }) => detectionIds.includes(id)));

parentPort!.on("message", async (file: SearchThreadRequest) => {
  parentPort!.postMessage(file === undefined ? search.findings : await search.read(file));
});
