/** Where a run keeps what nobody else may read: plans hold secrets. */
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync } from "node:fs";
import * as path from "node:path";

const PREFIX = ".org-audit-";

/** A folder inside a stack's folder, for its owner only, that goes away with the run. */
export class PrivateFolder {
  private readonly directory: string;

  /** Makes the folder, and removes those of runs that were killed before they could. */
  constructor(stackDirectory: string) {
    for (const name of readdirSync(stackDirectory)) {
      const [, processId] = /^\.org-audit-(\d+)-/.exec(name) ?? [];
      if (processId !== undefined && !isAlive(Number(processId))) {
        rmSync(path.join(stackDirectory, name), { recursive: true, force: true });
      }
    }
    // mkdtemp makes folders that only their owner may enter.
    this.directory = mkdtempSync(path.join(stackDirectory, `${PREFIX}${process.pid}-`));
  }

  /** Makes an empty file that only its owner may read. Terraform keeps the mode of a file that is there. */
  create(name: string): string {
    const file = path.join(this.directory, name);
    closeSync(openSync(file, "w", 0o600));
    return file;
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
