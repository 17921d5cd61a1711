/** Where entries begin and end, in characters and in lines. */
import { isCollection, isMap, isScalar, isSeq, Scalar } from "yaml";
import type { Node, Pair, YAMLMap, YAMLSeq } from "yaml";

/** A mapping or a list. */
export type Collection = YAMLMap<Node, Node | null> | YAMLSeq<Node>;

/** The key of a mapping with its value, or an item of a list. */
export type Entry = Pair<Node, Node | null> | Node;

/** A token of the text, as far as it is looked at here. */
interface Token {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
}

/** The tokens before an entry and between its key and its value. */
interface EntryTokens {
  readonly start: readonly Token[];
  readonly sep?: readonly Token[];
}

/** The entries of a collection, in the order of the text. */
export function entriesOf(collection: Collection): readonly Entry[] {
  return collection.items as readonly Entry[];
}

/** Whether an entry has a key, as those of mappings have. */
export function isPairEntry(entry: Entry): entry is Pair<Node, Node | null> {
  return "key" in entry;
}

/** The tokens of the entry at a position. */
export function tokensOf(collection: Collection, position: number): EntryTokens {
  const { items } = collection.srcToken as unknown as { items: readonly EntryTokens[] };
  return items[position] ?? { start: [] };
}

/** The column of a block collection's entries, counted from 0. */
export function columnOf(collection: Collection): number {
  return (collection.srcToken as { indent: number }).indent;
}

const ENTRY_MARKS: ReadonlySet<string> = new Set(["seq-item-ind", "explicit-key-ind", "anchor", "tag"]);

/** Where an entry begins, with the dash, the question mark, the anchor or the tag before it. */
export function startOfEntry(collection: Collection, position: number): number {
  const entry = entriesOf(collection)[position]!;
  const mark = tokensOf(collection, position).start.find(({ type }) => ENTRY_MARKS.has(type));
  const node = isPairEntry(entry) ? entry.key : entry;
  return mark?.offset ?? node.range![0];
}

/** Whether the key of an entry stands behind a question mark. */
export function hasExplicitKey(collection: Collection, position: number): boolean {
  return tokensOf(collection, position).start.some(({ type }) => type === "explicit-key-ind");
}

const VALUE_MARKS: ReadonlySet<string> = new Set(["seq-item-ind", "map-value-ind", "anchor", "tag"]);

/** Where what stands before an entry's value ends: its colon or dash, its anchor, its tag. */
export function endOfMarks(collection: Collection, position: number): number {
  const entry = entriesOf(collection)[position]!;
  const { start, sep } = tokensOf(collection, position);
  const last = (isPairEntry(entry) ? (sep ?? []) : start).findLast(({ type }) => VALUE_MARKS.has(type));
  return last === undefined ? startOfNode(entry) : last.offset + last.source.length;
}

function startOfNode(entry: Entry): number {
  return isPairEntry(entry) ? entry.key.range![1] : entry.range![0];
}

/** Where the last character of an entry or a value stands that means something; comments behind it mean nothing. */
export function endOf(text: string, entry: Entry): number {
  if (isPairEntry(entry)) return entry.value === null ? entry.key.range![1] : endOf(text, entry.value);
  const [start, end] = entry.range!;
  if (isCollection(entry) && !entry.flow) {
    const last = entriesOf(entry as Collection).at(-1);
    return last === undefined ? end : endOf(text, last);
  }
  if (isBlockScalar(entry)) {
    // Line breaks at its end count only where its header says so.
    const header = text.slice(start, text.indexOf("\n", start));
    return /^[|>]\d?\+/.test(header) ? end : start + text.slice(start, end).trimEnd().length;
  }
  return end;
}

/** Whether a value has lines of its own: a block collection or a block scalar. */
export function isBlock(node: Node | null): boolean {
  return isMap(node) || isSeq(node) ? !node.flow : isBlockScalar(node);
}

function isBlockScalar(node: Node | null): boolean {
  return isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
}

/** Where the line of a place begins. */
export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line of a place ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" && end > offset ? end - 1 : end;
}

/** Where the line behind something that ends at `offset` begins; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === "\n") return offset;
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/**
 * Where the lines of a block entry end that stands in `column`: behind its last line, and behind the comments below it
 * that are indented more than the entry itself, for they speak of what is in it.
 */
export function endOfLines(text: string, entry: Entry, column: number): number {
  let end = nextLine(text, endOf(text, entry));
  for (let line = end; line < text.length; line = nextLine(text, line + 1)) {
    const [, indentation = "", mark] = /^([ \t]*)(\S?)/.exec(text.slice(line, endOfLine(text, line))) ?? [];
    if (mark === "") continue;
    if (mark !== "#" || indentation.length <= column) break;
    end = nextLine(text, line + 1);
  }
  return end;
}
