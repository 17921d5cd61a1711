import { execFile } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
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
   * Python to try first.
   * @default - the environment variable `PYTHON`
   */
  readonly python?: string;
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
  const preferred = options.python ?? process.env["PYTHON"];
  const systems = preferred ? [preferred, "python3"] : ["python3"];
  for (const python of [...systems, installed]) {
    if (await hasMoto(python)) {
      return python;
    }
  }
  await install(systems[0]!, virtualEnvironment);
  return installed;
}

async function hasMoto(python: string): Promise<boolean> {
  return run(python, ["-c", HAS_MOTO]).then(
    () => true,
    () => false,
  );
}

/** Installs beside the goal and renames, so that an interrupted or a parallel run leaves no half environment. */
async function install(python: string, virtualEnvironment: string): Promise<void> {
  const unfinished = `${virtualEnvironment}.${process.pid}`;
  try {
    await run(python, ["-m", "venv", unfinished]);
    await run(join(unfinished, "bin", "python"), ["-m", "pip", "install", "--quiet", `moto[server]==${MOTO_VERSION}`]);
    if (!(await hasMoto(join(virtualEnvironment, "bin", "python")))) {
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
    if (existsSync(unfinished)) {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
}

/** The last line that the command wrote, which is where Python and pip say what is wrong. */
function describe(error: unknown): string {
  const { stderr = "", message = "" } = error as { stderr?: string; message?: string };
  return (stderr.trim() || message).split("\n").at(-1)!;
}
