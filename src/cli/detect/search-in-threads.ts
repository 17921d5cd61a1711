import { once } from "node:events";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { Worker } from "node:worker_threads";
import type { Findings } from "./findings";
import { addFindings } from "./findings";
import type { FoundFile, PassedOver } from "./log-files";
import type { ReadFile } from "./search";
import type { SearchThreadAnswer, SearchThreadData, SearchThreadRequest } from "./search-thread";

/** More would wait for the disk, and each takes memory. */
const MAXIMUM_THREADS = 8;

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
 * @param onProgress - is called after each file, with what is known by then
 */
export async function searchInThreads(
  detectionIds: readonly string[],
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
    try {
      // The generator hands each file to the thread that asks first.
      for (let next = await files.next(); !next.done; next = await files.next()) {
        if (next.value.kind === "log") {
          thread ??= new SearchThread(detectionIds);
          addFile(result, next.value.file, await thread.read(next.value.file));
          onProgress(result);
        } else {
          addNoLogFile(result, next.value);
        }
      }
      addFindings(result.findings, (await thread?.findings()) ?? new Map());
    } finally {
      await thread?.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), MAXIMUM_THREADS) }, search));
  return result;
}

function addFile(result: SearchResult, file: string, { records, problem }: ReadFile): void {
  result.records += records;
  if (problem === undefined) {
    result.files++;
  } else {
    result.unreadable.push({ file, reason: problem });
  }
}

function addNoLogFile(result: SearchResult, found: Exclude<FoundFile, { kind: "log" }>): void {
  if (found.kind === "passed over") {
    result.passedOver[found.why]++;
  } else {
    result.unreadable.push({ file: found.file, reason: found.reason });
  }
}

class SearchThread {
  private readonly worker: Worker;

  constructor(detectionIds: readonly string[]) {
    const workerData: SearchThreadData = { detectionIds };
    this.worker = new Worker(path.join(__dirname, "search-thread.js"), { workerData });
  }

  async read(file: string): Promise<ReadFile> {
    return (await this.ask(file)) as ReadFile;
  }

  async findings(): Promise<Findings> {
    return (await this.ask(undefined)) as Findings;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  /** An error in the thread ends the wait: it is thrown here. */
  private async ask(request: SearchThreadRequest): Promise<SearchThreadAnswer> {
    this.worker.postMessage(request);
    const [answer] = (await once(this.worker, "message")) as [SearchThreadAnswer];
    return answer;
  }
}
