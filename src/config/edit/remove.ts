/** Takes entries away, but never what somebody wrote about them. */
import { isMap } from "yaml";
import { nextMark } from "./add";
import {
  columnOf,
  endOf,
  endOfLine,
  endOfLines,
  endOfMarks,
  entriesOf,
  isPairEntry,
  nextLine,
  startOfEntry,
  startOfLine,
} from "./extent";
import type { Collection } from "./extent";
import { indent } from "./lines";
import type { Place } from "./place";
import { commentsBetween } from "./source";
import type { Source } from "./source";
import type { Splice } from "./splice";

const HOLDS_COMMENTS = "holds comments that would have no place any more";

/** The text without the entries at some positions of the collection at a place, or a sentence that says why not. */
export function removeEntries(source: Source, place: Place, positions: ReadonlySet<number>): Splice[] | string {
  const collection = place.node as Collection;
  const isEmptied = positions.size === entriesOf(collection).length;
  if (isEmptied && place.within === undefined) return "is the only entry of the file";
  return collection.flow
    ? removeInBrackets(source, collection, positions, isEmptied)
    : removeLines(source, place, positions, isEmptied);
}

function removeLines(
  source: Source,
  { node, within }: Place,
  positions: ReadonlySet<number>,
  isEmptied: boolean,
): Splice[] | string {
  const { text } = source;
  const collection = node as Collection;
  const first = startOfEntry(collection, 0);
  const sharesLine = text.slice(startOfLine(text, first), first).trim() !== "";
  const splices: Splice[] = [];
  if (isEmptied) {
    const at = endOfMarks(within!.collection, within!.position);
    const empty = isMap(collection) ? "{}" : "[]";
    if (sharesLine) {
      const end = endOf(text, collection);
      if (commentsBetween(source, at, nextLine(text, end)).length > 0) return HOLDS_COMMENTS;
      return [{ start: at, end, text: ` ${empty}` }];
    }
    splices.push({ start: at, end: at, text: ` ${empty}` });
  }

  let from = 0;
  if (sharesLine && positions.has(0)) {
    // The first entry stands behind the dash of the list around it: the first one that stays moves there.
    while (positions.has(from)) from++;
    const end = startOfEntry(collection, from);
    if (commentsBetween(source, first, end).length > 0) return HOLDS_COMMENTS;
    splices.push({ start: first, end, text: "" });
  }
  for (const position of positions) {
    if (position >= from) splices.push(...removeOwnLines(source, collection, position));
  }
  return splices;
}

/** Removes the lines of one entry. The comments above, in and below it stay, below a line that says whose they are. */
function removeOwnLines(source: Source, collection: Collection, position: number): Splice[] {
  const { text, lineBreak } = source;
  const column = columnOf(collection);
  const entry = entriesOf(collection)[position]!;
  const start = startOfLine(text, startOfEntry(collection, position));
  const end = endOfLines(text, entry, column);
  const inside = commentsBetween(source, start, end).map((comment) => comment.text);
  const above = startOfCommentAbove(text, start, column);
  if (inside.length === 0 && above === start) return [withoutDoubleBlankLine(text, start, end)];

  const name = isPairEntry(entry) ? String((entry.key as { value?: unknown }).value) : "An entry";
  const marker = indent([`# ${name} was removed. What was said of it:`], column)[0]!;
  const isLast = /^\s*$/.test(text.slice(end));
  const isApart = isLast || /^[ \t]*\r?\n/.test(text.slice(end));
  const kept = [...indent(inside, column), ...(isApart ? [] : [""])];
  return [
    { start: above, end: above, text: `${marker}${lineBreak}` },
    { start, end, text: kept.map((line) => line + lineBreak).join("") },
  ];
}

/** Where the comment lines begin that stand right above a line, in the same column. */
function startOfCommentAbove(text: string, line: number, column: number): number {
  let start = line;
  while (start > 0) {
    const above = startOfLine(text, start - 1);
    const indentation = /^( *)#/.exec(text.slice(above, start))?.[1];
    if (indentation?.length !== column) break;
    start = above;
  }
  return start;
}

/** Where blank lines set entries apart, one goes with the entry. */
function withoutDoubleBlankLine(text: string, start: number, end: number): Splice {
  const isApart = /^[ \t]*(\r?\n|$)/.test(text.slice(end, nextLine(text, end + 1)));
  const above = start === 0 ? start : startOfLine(text, start - 1);
  const isBlank = start > 0 && text.slice(above, endOfLine(text, above)).trim() === "";
  return { start: isApart && isBlank ? above : start, end, text: "" };
}

function removeInBrackets(
  source: Source,
  collection: Collection,
  positions: ReadonlySet<number>,
  isEmptied: boolean,
): Splice[] | string {
  const { text } = source;
  const entries = entriesOf(collection);
  const [open, end] = collection.range!;
  if (isEmptied) {
    if (commentsBetween(source, open, end).length > 0) return HOLDS_COMMENTS;
    return [{ start: open + 1, end: end - 1, text: "" }];
  }
  const isClear = ({ start, end: stop }: Splice) => commentsBetween(source, start, stop).length === 0;
  const removed = [...positions].sort((one, other) => one - other);
  const withSeparators = removed.map((position) => withSeparator(text, collection, position, positions));
  if (withSeparators.every(isClear)) return withSeparators;
  // A comment stands between comma and entry. A comma too many at the end is allowed between brackets.
  const alone = removed.map((position) => {
    const to = endOf(text, entries[position]!);
    const comma = nextMark(source, to);
    return { start: startOfEntry(collection, position), end: text[comma] === "," ? comma + 1 : to, text: "" };
  });
  return alone.every(isClear) ? alone : HOLDS_COMMENTS;
}

/** An entry with the comma before it, or behind it where every entry before it goes too. */
function withSeparator(text: string, collection: Collection, position: number, removed: ReadonlySet<number>): Splice {
  const entries = entriesOf(collection);
  const isLeading = entries.slice(0, position).every((_entry, before) => removed.has(before));
  return isLeading
    ? { start: startOfEntry(collection, position), end: startOfEntry(collection, position + 1), text: "" }
    : { start: endOf(text, entries[position - 1]!), end: endOf(text, entries[position]!), text: "" };
}
