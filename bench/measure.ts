import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** What a run of a program took. */
export interface Measurement {
  readonly seconds: number;
  /** Largest size in memory; undefined where the program is not Node. */
  readonly megabytes?: number;
  /** What it printed. */
  readonly output: string;
}

/** Runs a script of Node, threads included, and measures it from start to end. */
export async function measureNode(script: string, words: readonly string[]): Promise<Measurement> {
  return measure(process.execPath, ["--require", path.join(__dirname, "peak-memory.js"), script, ...words]);
}

/** Runs a program and measures it from start to end. */
export async function measure(program: string, words: readonly string[]): Promise<Measurement> {
  const started = performance.now();
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit", "pipe"] });
  const [output, kilobytes] = await Promise.all([
    text(child.stdout!),
    text(child.stdio[3] as Readable),
    once(child, "close"),
  ]);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, output, ...(kilobytes === "" ? {} : { megabytes: Number(kilobytes) / 1024 }) };
}

/** The fastest of several runs: the others waited for something that has nothing to do with them. */
export async function best(runs: number, run: () => Promise<Measurement>): Promise<Measurement> {
  let fastest = await run();
  for (let index = 1; index < runs; index++) {
    const other = await run();
    fastest = other.seconds < fastest.seconds ? other : fastest;
  }
  return fastest;
}
