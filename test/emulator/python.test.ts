import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPython } from "../../emulator/python";

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "python-"))));
afterEach(() => rmSync(directory, { recursive: true }));

/** A program of this name that answers like a Python. */
function fakePython(name: string, script: string): string {
  const file = join(directory, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const HAS_MOTO = "exit 0";
/** Imports nothing, and makes a virtual environment whose Python says what it was asked to install. */
const INSTALLS = `
if [ "$2" = venv ]; then
  /bin/mkdir -p "$3/bin"
  printf '#!/bin/sh\\n[ "$1" = -c ] && exec test -e "$0.moto"\\necho "$@" > "$0.moto"' > "$3/bin/python"
  /bin/chmod +x "$3/bin/python"
  exit 0
fi
echo "No module named moto" >&2
exit 1`;

const virtualEnvironment = () => join(directory, "venv");

function find(python?: string): Promise<string> {
  const environment = { PATH: directory, ...(python ? { PYTHON: python } : {}) };
  return findPython({ environment, virtualEnvironment: virtualEnvironment() });
}

test("takes the Python that PYTHON names before python3", async () => {
  const preferred = fakePython("preferred", HAS_MOTO);
  fakePython("python3", HAS_MOTO);

  expect(await find(preferred)).toBe(preferred);
});

test("takes python3 when the preferred one has no moto", async () => {
  const preferred = fakePython("preferred", INSTALLS);
  fakePython("python3", HAS_MOTO);

  expect(await find(preferred)).toBe("python3");
});

test("makes a virtual environment with the right moto, once", async () => {
  const preferred = fakePython("preferred", INSTALLS);

  expect(await find(preferred)).toBe(join(virtualEnvironment(), "bin", "python"));
  expect(await find(preferred)).toBe(join(virtualEnvironment(), "bin", "python"));

  expect(readdirSync(directory).sort()).toEqual(["preferred", "venv"]);
});

test("refuses a machine whose Python cannot make one, and leaves nothing behind", async () => {
  const preferred = fakePython("preferred", 'echo "ensurepip is not available" >&2; exit 1');

  await expect(find(preferred)).rejects.toThrow(
    [
      "the emulator needs Python 3.10 or later with moto 5.2.1, and installing it failed:",
      "  ensurepip is not available",
      "  write: python3 -m pip install 'moto[server]==5.2.1', or set PYTHON to a Python that has it",
    ].join("\n"),
  );
  expect(existsSync(virtualEnvironment())).toBe(false);
});

test("refuses a machine without Python", async () => {
  await expect(find()).rejects.toThrow("spawn python3 ENOENT");
});
