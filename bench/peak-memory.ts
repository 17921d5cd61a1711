/** Loaded before a script: when that ends, its largest size in memory goes to file descriptor 3, in kilobytes. */
import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread) {
  process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
}
