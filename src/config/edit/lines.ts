import type { Source } from "./source";
import type { Splice } from "./splice";

/** Puts whole lines in where a line begins, or behind the last line of the text. */
export function insertLines({ text, lineBreak }: Source, at: number, column: number, lines: readonly string[]): Splice {
  const written = indent(lines, column).join(lineBreak);
  const followsLine = at > 0 && text[at - 1] !== "\n";
  return { start: at, end: at, text: followsLine ? lineBreak + written : written + lineBreak };
}

/** Lines moved to a column; empty ones stay empty. */
export function indent(lines: readonly string[], column: number): readonly string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(column) + line));
}

/** The lines of a comment. */
export function commentLines(comment: string): readonly string[] {
  return comment.split(/\r?\n/).map((line) => `# ${line}`.trimEnd());
}
