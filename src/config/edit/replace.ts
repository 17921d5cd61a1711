/** Gives a value another content of another kind. */
import { isCollection, isMap } from "yaml";
import { columnBelow, fillBelowKey } from "./add";
import { endOf, endOfMarks, entriesOf, isBlock, isPairEntry, nextLine, tokensOf } from "./extent";
import { indent } from "./lines";
import { writeInline, writeLines } from "./notation";
import type { Entries, Notation } from "./notation";
import type { Place } from "./place";
import { commentsBetween } from "./source";
import type { Source } from "./source";
import type { Splice } from "./splice";

/** The new text of the value at a place, or a sentence that says why it would lose something. */
export function replaceValue(source: Source, notation: Notation, place: Place, value: unknown): Splice[] | string {
  const { text, lineBreak } = source;
  const { node, within, inFlow } = place;
  if (within === undefined) return "is the whole file";
  const { collection, position } = within;
  const marks = endOfMarks(collection, position);
  const [start, end] = node === null ? [marks, marks] : [node.range![0], endOf(text, node)];
  const wasBlock = isBlock(node);
  if (commentsBetween(source, wasBlock ? marks : start, wasBlock ? nextLine(text, end) : end).length > 0) {
    return "holds comments that the new value has no place for";
  }

  const asBlock = isFilled(value) && !inFlow && isMap(collection) && (wasBlock || !isCollection(node));
  if (asBlock && !wasBlock) return fillBelowKey(source, notation, place, { value, comments: [] });
  const lineEnd = wasBlock && text[end - 1] === "\n" ? lineBreak : "";
  if (asBlock) {
    const entries = { value, comments: [] };
    const lines = indent(writeLines(entries, notation, undefined), columnBelow(collection, notation, entries));
    return [{ start: marks, end, text: ["", ...lines].join(lineBreak) + lineEnd }];
  }
  const written = writeInline(value, notation, node, inFlow);
  if (!wasBlock && start < end) return [{ start, end, text: written }];
  return [{ start: marks, end: wasBlock ? end : marks, text: `${colonFor(place)} ${written}${lineEnd}` }];
}

/** A key in brackets may stand without its colon. */
function colonFor({ within }: Place): string {
  const { collection, position } = within!;
  const hasColon = tokensOf(collection, position).sep?.some(({ type }) => type === "map-value-ind");
  return isPairEntry(entriesOf(collection)[position]!) && !hasColon ? ":" : "";
}

function isFilled(value: unknown): value is Entries["value"] {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
