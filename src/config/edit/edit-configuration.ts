import { isDeepStrictEqual } from "node:util";
import { ConfigurationError } from "../../errors";
import { describePath } from "../finding";
import { planBatch } from "./batch";
import { pathOf } from "./edit";
import type { Edit } from "./edit";
import { editedValue } from "./edited-value";
import { commentsIn, readSource } from "./source";
import type { Comment } from "./source";
import { applySplices } from "./splice";

/** Some editors begin a file with it. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Edits the text of a configuration file the way a careful person does: what is not edited stays byte for byte, with its
 * comments, its order, its quotes and its blank lines, and what is new looks like what stands beside it.
 *
 * No comment is ever lost. Of an entry that is removed the comments stay, below a line that says whose they are; where
 * that cannot be, the edit is refused. The result is read again before it is given back: it means what the edits say,
 * or nothing is given back at all. Whether it is a valid configuration is for `loadOrganization` to say.
 *
 * @param edits - made one after the other: each path means what the edits before it have left
 * @param file - what problems call the file
 * @throws ConfigurationError where the text is not sound YAML, an edit would show in a second place (inside an alias or
 *   an anchor that is repeated), has no place to go, or would lose a comment
 */
export function editConfiguration(text: string, edits: readonly Edit[], file = "the configuration"): string {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
  const original = text.slice(mark.length);
  const lineBreak = original.includes("\r\n") ? "\r\n" : "\n";
  let edited = original;
  for (let left = edits; left.length > 0;) {
    const plan = planBatch(readSource(file, edited, lineBreak), left);
    if (plan.problems.length > 0) throw new ConfigurationError(file, plan.problems);
    edited = applySplices(edited, plan.splices);
    left = plan.left;
  }
  proveHarmless(original, edited, edits, file);
  return mark + edited;
}

/** @throws ConfigurationError where the edited text means anything but the edits, or a comment is missing */
function proveHarmless(original: string, edited: string, edits: readonly Edit[], file: string): void {
  const wanted = editedValue(readSource(file, original).content.value, edits);
  if (isDeepStrictEqual(valueOf(edited, file), wanted) && keepsComments(original, edited)) return;
  const where = [...new Set(edits.map((edit) => describePath(pathOf(edit))))].join(", ");
  const what = "cannot be edited here without harm to what stands beside it";
  throw new ConfigurationError(file, [{ where, what, write: "the change by hand" }]);
}

function valueOf(text: string, file: string): unknown {
  try {
    return readSource(file, text).content.value;
  } catch {
    return undefined;
  }
}

function keepsComments(original: string, edited: string): boolean {
  const count = (comments: readonly Comment[]) => {
    const counts = new Map<string, number>();
    for (const { text } of comments) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
    return counts;
  };
  const kept = count(commentsIn(edited));
  return [...count(commentsIn(original))].every(([comment, times]) => (kept.get(comment) ?? 0) >= times);
}
