import { execFile } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { EMULATOR_DIRECTORY } from "./directory";

const run = promisify(execFile);

/** The version of moto that the patches in `patches/` are written for. */
export const MOTO_VERSION = "5.2.1";

const HAS_MOTO = [
  "import importlib.metadata, moto.moto_server.werkzeug_app",
  `raise SystemExit(importlib.metadata.version("moto") != "${MOTO_VERSION}")`,
].join("\n");

export interface PythonOptions {
  /**
   * Variables to look Python up with: `PYTHON`, `PATH`.
   * @default - those of this process
   */
  readonly environment?: NodeJS.ProcessEnv;
  /**
   * Folder of the virtual environment that is made when no Python has moto.
   * @default - `.venv` beside this file
   */
  readonly virtualEnvironment?: string;
}

/**
 * Finds a Python that has moto, or makes a virtual environment with it.
 *
 * @returns the command that starts it: `PYTHON`, `python3`, or the virtual environment's own
 * @throws Error when there is no Python, or moto cannot be installed: what failed, and what to install
 */
export async function findPython(options: PythonOptions = {}): Promise<string> {
  const virtualEnvironment = options.virtualEnvironment ?? join(EMULATOR_DIRECTORY, ".venv");
  const installed = join(virtualEnvironment, "bin", "python");
  const environment = options.environment ?? process.env;
  const preferred = environment["PYTHON"];
  const systems = preferred ? [preferred, "python3"] : ["python3"];
  for (const python of [...systems, installed]) {
    if (await hasMoto(python, environment)) {
      return python;
    }
  }
  await install(systems[0]!, virtualEnvironment, environment);
  return installed;
}

async function hasMoto(python: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return run(python, ["-c", HAS_MOTO], { env }).then(
    () => true,
    () => false,
  );
}

/** Installs beside the goal and renames, so that an interrupted or a parallel run leaves no half environment. */
async function install(python: string, virtualEnvironment: string, env: NodeJS.ProcessEnv): Promise<void> {
  const unfinished = `${virtualEnvironment}.${process.pid}`;
  try {
    await run(python, ["-m", "venv", unfinished], { env });
    const pip = ["-m", "pip", "install", "--quiet", `moto[server]==${MOTO_VERSION}`];
    await run(join(unfinished, "bin", "python"), pip, { env });
    if (!(await hasMoto(join(virtualEnvironment, "bin", "python"), env))) {
      rmSync(virtualEnvironment, { recursive: true, force: true });
      renameSync(unfinished, virtualEnvironment);
    }
  } catch (error) {
    throw new Error(
      [
        `the emulator needs Python 3.10 or later with moto ${MOTO_VERSION}, and installing it failed:`,
        `  ${describe(error)}`,
        `  write: python3 -m pip install 'moto[server]==${MOTO_VERSION}', or set PYTHON to a Python that has it`,
      ].join("\n"),
    );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The last line that the command wrote, which is where Python and pip say what is wrong. */
function describe(error: unknown): string {
  const { stderr = "", message = "" } = error as { stderr?: string; message?: string };
  return (stderr.trim() || message).split("\n").at(-1)!;
}
