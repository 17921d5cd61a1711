import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import type { Measurement } from "./measure";
import { measure } from "./measure";

/** The same questions as three detections ask, as somebody would ask jq: the id is that of the detection. */
const FILTERS: Readonly<Record<string, string>> = {
  "root-usage": '.userIdentity.type == "Root" and .userIdentity.invokedBy == null and .eventType != "AwsServiceEvent"',
  "cloudtrail-configuration-changes":
    '.eventSource == "cloudtrail.amazonaws.com" and (.eventName | test("^(Create|Update|Delete)Trail$|^(Start|Stop)Logging$"))',
  "unauthorized-api-calls": '.errorCode // "" | startswith("AccessDenied") or endswith("UnauthorizedOperation")',
};

/** Ids of the detections that jq's filters stand for. */
export const JQ_DETECTIONS = Object.keys(FILTERS);

/** Whether this machine has jq. */
export function hasJq(): boolean {
  return spawnSync("jq", ["--version"]).status === 0;
}

const FILTER = Object.entries(FILTERS)
  .map(([id, filter]) => `(select(${filter}) | "${id} \\(.recipientAccountId)")`)
  .join(", ");

/** Ways to have jq read many files: how it is mostly done, and how it is faster. */
export const JQ_SCRIPTS = {
  "a process a file": `for file; do zcat "$file" | jq --raw-output '.Records[] | ${FILTER}'; done`,
  "a process a processor": `zcat "$@" | jq --raw-output '.Records[] | ${FILTER}'`,
};

/** Runs jq on all processors. It prints `<id> <account>` for each record that it finds. */
export async function searchWithJq(files: readonly string[], script: string): Promise<Measurement> {
  const started = performance.now();
  const processors = Array.from({ length: availableParallelism() }, async (_, processor) => {
    const share = files.filter((_, index) => index % availableParallelism() === processor);
    return (await measure("sh", ["-c", script, "sh", ...share])).output;
  });
  const output = (await Promise.all(processors)).join("");
  return { seconds: (performance.now() - started) / 1000, output };
}
