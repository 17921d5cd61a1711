import { on } from "node:events";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { Worker } from "node:worker_threads";
import type { Detection } from "../../detections";
import type { Findings } from "./findings";
import { addFindings } from "./findings";
import type { FoundFile, PassedOver } from "./log-files";
import type { ReadFile } from "./search";
import type { SearchThreadAnswer, SearchThreadData, SearchThreadRequest } from "./search-thread";

/** Each takes some 25 MB of memory, and more of them would wait for the disk. */
const MAXIMUM_THREADS = 6;

/** A message costs as much as a small file. The first have fewer files, so that few files are shared out evenly. */
const MOST_FILES_AT_ONCE = 8;

/** A thread knows what comes next before it is done, so that it never waits. */
const REQUESTS_AT_ONCE = 2;

/** Nearly all that a thread makes is of use for one record only. Room for more of it makes no thread faster. */
const MEMORY = { maxYoungGenerationSizeMb: 2 };

/** A file that could not be read, or not to its end. */
export interface UnreadableFile {
  readonly file: string;
  /** Why, as a clause: `does not exist`. */
  readonly reason: string;
}

/** What a search has read and found, so far or at its end. */
export interface SearchResult {
  /** Log files that were read as a whole. */
  files: number;
  /** Records in all files, and in damaged ones up to the damage. */
  records: number;
  /** Files that are no log files, by the reason. */
  readonly passedOver: Record<PassedOver, number>;
  readonly unreadable: UnreadableFile[];
  readonly findings: Findings;
}

/**
 * Searches log files on all processors.
 *
 * @param onProgress - is called now and then, with what is known by then
 */
export async function searchInThreads(
  detections: readonly Detection[],
  files: AsyncGenerator<FoundFile>,
  onProgress: (result: SearchResult) => void = () => undefined,
): Promise<SearchResult> {
  const result: SearchResult = {
    files: 0,
    records: 0,
    passedOver: { digest: 0, insights: 0, other: 0 },
    unreadable: [],
    findings: new Map(),
  };
  const search = async () => {
    let thread: SearchThread | undefined;
    const asked: string[][] = [];
    try {
      for (let count = 1; ; count = Math.min(count + 1, MOST_FILES_AT_ONCE)) {
        const next = await takeLogFiles(files, count, result);
        if (next.length > 0) {
          thread ??= new SearchThread(detections);
          thread.ask(next);
          asked.push(next);
          if (asked.length < REQUESTS_AT_ONCE) continue;
        }
        const done = asked.shift();
        if (done === undefined) {
          break;
        }
        const read = (await thread!.answer()) as readonly ReadFile[];
        read.forEach((outcome, index) => addFile(result, done[index]!, outcome));
        onProgress(result);
      }
      thread?.ask(undefined);
      addFindings(result.findings, ((await thread?.answer()) as Findings | undefined) ?? new Map());
    } finally {
      await thread?.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), MAXIMUM_THREADS) }, search));
  return result;
}

/** The next log files, as many or as are left. What comes between them is noted in the result. */
async function takeLogFiles(files: AsyncGenerator<FoundFile>, count: number, result: SearchResult): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const { value: found, done } = await files.next();
    if (done) {
      break;
    }
    switch (found.kind) {
      case "log":
        taken.push(found.file);
        break;
      case "passed over":
        result.passedOver[found.why]++;
        break;
      case "unreadable":
        result.unreadable.push({ file: found.file, reason: found.reason });
    }
  }
  return taken;
}

function addFile(result: SearchResult, file: string, { records, problem }: ReadFile): void {
  result.records += records;
  if (problem === undefined) {
    result.files++;
  } else {
    result.unreadable.push({ file, reason: problem });
  }
}

class SearchThread {
  private readonly worker: Worker;
  /** An error in the thread is thrown where the next answer is waited for. */
  private readonly answers: AsyncIterator<[SearchThreadAnswer]>;

  constructor(detections: readonly Detection[]) {
    const workerData: SearchThreadData = { detections };
    this.worker = new Worker(path.join(__dirname, "search-thread.js"), { workerData, resourceLimits: MEMORY });
    this.answers = on(this.worker, "message") as AsyncIterator<[SearchThreadAnswer]>;
  }

  ask(request: SearchThreadRequest): void {
    this.worker.postMessage(request);
  }

  /** The answer to the first request that has none yet. */
  async answer(): Promise<SearchThreadAnswer> {
    const { value } = (await this.answers.next()) as IteratorYieldResult<[SearchThreadAnswer]>;
    return value[0];
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
