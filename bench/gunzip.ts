/** Unpacks log files on several threads and does nothing with them: no search can be faster than this. */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { gunzipSync } from "node:zlib";

if (isMainThread) {
  const files = process.argv.slice(2);
  const threads = availableParallelism();
  for (let thread = 0; thread < threads; thread++) {
    new Worker(__filename, { workerData: files.filter((_, index) => index % threads === thread) });
  }
} else {
  for (const file of workerData as readonly string[]) {
    gunzipSync(readFileSync(file));
  }
}
