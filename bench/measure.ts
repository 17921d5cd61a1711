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

/** How a program is run. */
export interface RunOptions {
  /**
   * Variables besides those of this process.
   * @default - none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * How it may end: what a program finds may be in its exit code.
   * @default [0]
   */
  readonly exitCodes?: readonly number[];
}

/** Runs a script of Node, threads included, and measures it from start to end. */
export async function measureNode(script: string, words: readonly string[], options: RunOptions = {}) {
  const loaded = ["--require", path.join(__dirname, "peak-memory.js"), script];
  return measure(process.execPath, [...loaded, ...words], options);
}

/**
 * Runs a program and measures it from start to end.
 *
 * @throws Error when the program fails: what it took to fail is no measurement
 */
export async function measure(
  program: string,
  words: readonly string[],
  { environment = {}, exitCodes = [0] }: RunOptions = {},
): Promise<Measurement> {
  const started = performance.now();
  const child = spawn(program, words, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const [output, kilobytes, [exitCode]] = await Promise.all([
    text(child.stdout!),
    text(child.stdio[3] as Readable),
    once(child, "close") as Promise<[number | null]>,
  ]);
  const seconds = (performance.now() - started) / 1000;
  if (exitCode === null || !exitCodes.includes(exitCode))
    throw new Error(`${[program, ...words].join(" ")} ended with ${exitCode}`);
  return { seconds, output, ...(kilobytes === "" ? {} : { megabytes: Number(kilobytes) / 1024 }) };
}

/**
 * The fastest run of each, since the others waited for something that has nothing to do with them. They are taken in
 * turns: what slows the machine down for a while slows all of them.
 */
export async function bestOfEach(
  runs: number,
  each: readonly (() => Promise<Measurement>)[],
): Promise<readonly Measurement[]> {
  const fastest: Measurement[] = [];
  for (let round = 0; round < runs; round++) {
    for (const [index, run] of each.entries()) {
      const other = await run();
      const before = fastest[index];
      fastest[index] = before !== undefined && before.seconds <= other.seconds ? before : other;
    }
  }
  return fastest;
}
