import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

/** A Terraform process to be. */
export interface ProcessOptions {
  /** The program: a name on the PATH, or a path. */
  readonly binary: string;
  readonly parameters: readonly string[];
  /** Every variable that it runs with. */
  readonly environment: NodeJS.ProcessEnv;
  /** Files that are there already, and receive what it writes. */
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Asks it, once, to stop when it is safe; aborted before, it keeps it from being started. */
  readonly signal: AbortSignal;
}

/** How a Terraform process ended. */
export interface Ended {
  /** What it told the shell; undefined when a signal ended it, or it was not started. */
  readonly exitCode?: number;
  readonly stdout: string;
  /** What it wrote to standard error; ends with a sentence where a signal ended it, or kept it from being started. */
  readonly stderr: string;
}

/**
 * Runs Terraform so that it is never cut off in the middle of a write.
 *
 * It has a process group of its own: Ctrl-C reaches it through `signal` only, and therefore once. At a second SIGINT
 * Terraform gives up at once and leaves its lock. And it writes to files, not to pipes: when this process is killed it
 * finishes by itself, where a broken pipe would end it before it has written its state.
 *
 * @throws the error of the operating system when the program cannot be started
 * @see https://pkg.go.dev/os/signal#hdr-SIGPIPE
 */
export async function runTerraform(options: ProcessOptions): Promise<Ended> {
  const { binary, parameters, environment, output, signal } = options;
  const command = `${binary} ${parameters.find((parameter) => !parameter.startsWith("-"))}`;
  // An abort is told once, to those who listen already.
  if (signal.aborted) return { stdout: "", stderr: `${command} was not started: the run was interrupted before.` };
  const files = [openSync(output.stdout, "w"), openSync(output.stderr, "w")] as const;
  try {
    const child = spawn(binary, parameters, { env: environment, stdio: ["ignore", ...files], detached: true });
    const interrupt = () => child.kill("SIGINT");
    signal.addEventListener("abort", interrupt, { once: true });
    const [exitCode, signalName] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (...ended) => resolve(ended));
    }).finally(() => signal.removeEventListener("abort", interrupt));

    const stderr = readFileSync(output.stderr, "utf8");
    return {
      exitCode: exitCode ?? undefined,
      stdout: readFileSync(output.stdout, "utf8"),
      stderr: signalName === null ? stderr : `${stderr}\n${command} was ended by ${signalName}.`,
    };
  } finally {
    files.forEach(closeSync);
  }
}
