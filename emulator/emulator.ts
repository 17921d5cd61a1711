import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { devNull } from "node:os";
import { join } from "node:path";
import { EMULATOR_DIRECTORY } from "./directory";
import { findPython } from "./python";

export interface EmulatorOptions {
  /**
   * Whether the emulator goes on after this process has ended. It then ends by `stop()` or by a signal to its pid.
   * @default false
   */
  readonly keep?: boolean;
  /**
   * Region that `environment` names.
   * @default eu-central-1
   */
  readonly region?: string;
}

/** A running AWS emulator. */
export interface Emulator {
  /** Its address, such as `http://127.0.0.1:5000`. */
  readonly endpoint: string;
  /** Id of its process. */
  readonly pid: number;
  /** Variables with which Terraform, the AWS SDKs and the AWS CLI talk to it, and to nothing else. */
  readonly environment: Record<string, string>;
  /** Ends it. Everything in it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts an empty AWS on a free port of this machine: moto under real Terraform, with the patches in `patches/`.
 *
 * @throws Error when there is no Python with moto, or the server ends before it answers
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const keep = options.keep ?? false;
  const python = await findPython();
  const server = spawn(python, [join(EMULATOR_DIRECTORY, "server.py"), ...(keep ? ["--detached"] : [])], {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    stdio: [keep ? "ignore" : "pipe", "pipe", "pipe"],
    // Its own process group: Ctrl-C must not end it while Terraform still tidies up.
    detached: true,
  });
  const endpoint = await readEndpoint(server);
  if (keep) {
    server.stdout?.destroy();
    server.stderr?.destroy();
  } else {
    server.stderr?.on("data", (text: Buffer) => process.stderr.write(text));
  }
  release(server);
  return {
    endpoint,
    pid: server.pid!,
    environment: environmentFor(endpoint, options.region ?? "eu-central-1"),
    stop: () => stop(server),
  };
}

/** Waits for the line that says that the server listens. */
async function readEndpoint(server: ChildProcess): Promise<string> {
  let output = "";
  let problems = "";
  server.stderr?.on("data", (text: Buffer) => (problems += text.toString()));
  const ended = once(server, "close").then(() => {
    throw new Error(`the emulator ended before it answered:\n${problems.trim()}`);
  });
  const ready = (async () => {
    for await (const text of server.stdout!.iterator({ destroyOnReturn: false })) {
      output += String(text);
      if (output.includes("\n")) {
        break;
      }
    }
    return output.includes("\n") ? (JSON.parse(output) as { endpoint: string }).endpoint : ended;
  })();
  return Promise.race([ready, ended]);
}

/** Lets this process end without waiting for the server, which ends when its standard input closes. */
function release(server: ChildProcess): void {
  server.unref();
  for (const stream of [server.stdin, server.stdout, server.stderr] as (Socket | null)[]) {
    stream?.unref();
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    server.ref();
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    await ended;
  }
}

function environmentFor(endpoint: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
    // No profile, no role and no endpoint of the person's own can get in.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    // Enough for a busy machine; the provider would try a mistake of the emulator 25 times, for many minutes.
    AWS_MAX_ATTEMPTS: "5",
  };
}
