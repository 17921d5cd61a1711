/** Adds entries to mappings and lists, empty and missing ones too. */
import { isCollection, isMap } from "yaml";
import type { Node } from "yaml";
import {
  columnOf,
  endOf,
  endOfLine,
  endOfLines,
  endOfMarks,
  entriesOf,
  nextLine,
  startOfEntry,
  startOfLine,
} from "./extent";
import type { Collection } from "./extent";
import { indent, insertLines } from "./lines";
import { writeInBrackets, writeInline, writeLines } from "./notation";
import type { Entries, Notation } from "./notation";
import type { Place } from "./place";
import { commentsBetween } from "./source";
import type { Source } from "./source";
import type { Splice } from "./splice";

/** Adds entries to what stands at a place: a collection, or nothing. */
export function addEntries(source: Source, notation: Notation, place: Place, entries: Entries): Splice[] {
  const { node, within, inFlow } = place;
  if (isCollection(node)) {
    const collection = node as Collection;
    if (!collection.flow) return [addBelow(source, notation, collection, entries)];
    const [start, end] = collection.range!;
    const bare = collection.items.length === 0 && commentsBetween(source, start, end).length === 0;
    if (!bare || inFlow || (within !== undefined && !isMap(within.collection))) {
      return addInBrackets(source, notation, collection, entries);
    }
  }
  if (within === undefined) {
    const [start, end] = node?.range ?? [source.text.length, source.text.length];
    const rest = start === end ? [] : [{ start, end, text: "" }];
    return [...rest, insertLines(source, end, 0, writeLines(entries, notation, undefined))];
  }
  if (inFlow || !isMap(within.collection)) {
    const at = endOfMarks(within.collection, within.position);
    const [start, end] = node === null || node.range![0] === node.range![1] ? [at, at] : node.range!;
    return [{ start, end, text: `${start === at ? " " : ""}${writeInline(entries.value, notation, null, inFlow)}` }];
  }
  return fillBelowKey(source, notation, place, entries);
}

/** Puts entries on lines of their own below the key that holds nothing, or something on its own line. */
export function fillBelowKey(source: Source, notation: Notation, place: Place, entries: Entries): Splice[] {
  const { text } = source;
  const { collection, position } = place.within!;
  const marks = endOfMarks(collection, position);
  const [start, end] = place.node?.range ?? [marks, marks];
  const removed = start === end ? [] : [{ start: start - spacesBefore(text, start), end, text: "" }];
  const lines = writeLines(entries, notation, undefined);
  const at = nextLine(text, Math.max(marks, end));
  return [...removed, insertLines(source, at, columnBelow(collection, notation, entries), lines)];
}

/** The column of entries below a key of `collection`. */
export function columnBelow(collection: Collection, notation: Notation, { value }: Entries): number {
  const isIndented = !Array.isArray(value) || notation.indentsLists;
  return columnOf(collection) + (isIndented ? notation.indentation : 0);
}

function spacesBefore(text: string, offset: number): number {
  return /[ \t]*$/.exec(text.slice(startOfLine(text, offset), offset))![0].length;
}

function addBelow(source: Source, notation: Notation, collection: Collection, entries: Entries): Splice {
  const { text } = source;
  const column = columnOf(collection);
  const last = entriesOf(collection).at(-1)!;
  const lines = writeLines(entries, notation, last);
  const spaced = isSpaced(source, collection);
  const separated = spaced ? ["", ...withBlankLines(entries, notation, last)] : lines;
  return insertLines(source, endOfLines(text, last, column), column, separated);
}

/** Whether a blank line stands before the last entry. */
function isSpaced({ text }: Source, collection: Collection): boolean {
  const position = entriesOf(collection).length - 1;
  if (position < 1) return false;
  const before = endOf(text, entriesOf(collection)[position - 1]!);
  return /\n[ \t]*\r?\n/.test(text.slice(before, startOfEntry(collection, position)));
}

function withBlankLines({ value, comments }: Entries, notation: Notation, like: Node | ReturnType<typeof last>) {
  const single = Array.isArray(value)
    ? value.map((item, position) => ({ name: position, value: [item] }))
    : Object.entries(value).map(([name, item]) => ({ name, value: { [name]: item } }));
  return single.flatMap((entry, position) => {
    const own = comments.filter(({ path }) => path[0] === entry.name);
    const rebased = own.map(({ path, comment }) => ({
      path: Array.isArray(value) ? [0, ...path.slice(1)] : path,
      comment,
    }));
    const lines = writeLines({ value: entry.value, comments: rebased }, notation, like);
    return position === 0 ? lines : ["", ...lines];
  });
}

const last = (collection: Collection) => entriesOf(collection).at(-1)!;

/** Adds entries between the brackets of a collection, on a line of their own where its entries have such. */
function addInBrackets(source: Source, notation: Notation, collection: Collection, entries: Entries): Splice[] {
  const { text } = source;
  const [start, end] = collection.range!;
  const close = end - 1;
  const position = entriesOf(collection).length - 1;
  if (position < 0) {
    const written = writeInBrackets(entries, notation);
    if (commentsBetween(source, start, end).length > 0) {
      // A comment ends with its line, so the closing bracket stands first on its own.
      const line = startOfLine(text, close);
      return [insertLines(source, line, close - line + notation.indentation, [written])];
    }
    const pad = isMap(collection) && notation.padding ? " " : "";
    return [{ start: start + 1, end: close, text: `${pad}${written}${pad}` }];
  }

  const written = writeInBrackets(entries, notation, last(collection));
  const endOfLast = endOf(text, last(collection));
  const next = nextMark(source, endOfLast);
  const comma = text[next] === "," ? next + 1 : undefined;
  const startOfLast = startOfEntry(collection, position);
  const line = startOfLine(text, startOfLast);
  const hasOwnLine = text.slice(line, startOfLast).trim() === "" && endOfLine(text, comma ?? endOfLast) < close;
  if (!hasOwnLine) {
    return [
      comma === undefined
        ? { start: endOfLast, end: endOfLast, text: `, ${written}` }
        : { start: comma, end: comma, text: ` ${written},` },
    ];
  }
  const at = nextLine(text, comma ?? endOfLast);
  const [ownLine] = indent([comma === undefined ? written : `${written},`], startOfLast - line);
  return [
    ...(comma === undefined ? [{ start: endOfLast, end: endOfLast, text: "," }] : []),
    { start: at, end: at, text: `${ownLine}${source.lineBreak}` },
  ];
}

/** Where the next character stands that is neither space nor comment. */
export function nextMark(source: Source, offset: number): number {
  const { text, comments } = source;
  let next = offset;
  for (;;) {
    next += /^\s*/.exec(text.slice(next))![0].length;
    const comment = comments.find((candidate) => candidate.offset === next);
    if (comment === undefined) return next;
    next += comment.text.length;
  }
}
