import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder with the emulator's Python files: this one, or the one that `dist/emulator` was compiled from. */
export const EMULATOR_DIRECTORY = [__dirname, join(__dirname, "..", "..", "emulator")].find((directory) =>
  existsSync(join(directory, "server.py")),
)!;
