import { startOfEntry, startOfLine } from "./extent";
import { commentLines, insertLines } from "./lines";
import type { Place } from "./place";
import type { Source } from "./source";
import type { Splice } from "./splice";

/** Puts a comment above the line of an entry, unless it stands there already. */
export function commentAbove(source: Source, { within }: Place, comment: string): Splice | undefined {
  const { text } = source;
  const start = within === undefined ? 0 : startOfEntry(within.collection, within.position);
  const line = startOfLine(text, start);
  const column = /^[ \t]*/.exec(text.slice(line))![0].length;
  const splice = insertLines(source, line, column, commentLines(comment));
  return text.slice(0, line).endsWith(splice.text) ? undefined : splice;
}
