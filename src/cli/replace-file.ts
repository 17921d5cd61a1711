import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/**
 * Gives a file a new content in one step: whoever reads it, even after a power cut or Ctrl-C, finds the old content or
 * the new, never a half.
 *
 * @param before - what the file held when the new content was made of it
 * @returns whether it did: not where somebody else has written the file in the meantime
 */
export function replaceFile(file: string, before: string, after: string): boolean {
  // A link stays a link: what it points to is replaced.
  const target = realpathSync(file);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, after, { mode: statSync(target).mode, flush: true });
    if (readFileSync(target, "utf8") !== before) return false;
    renameSync(draft, target);
    return true;
  } finally {
    rmSync(draft, { force: true });
  }
}
