/** Writes values the way the file around them is written. */
import { Document, isCollection, isMap, isScalar, isSeq, Scalar, visit } from "yaml";
import type { Node, Pair, YAMLMap } from "yaml";
import { columnOf, entriesOf, isPairEntry } from "./extent";
import type { Collection } from "./extent";
import type { Source } from "./source";

/** How a file is written. */
export interface Notation {
  /** By how many spaces a mapping is indented. */
  readonly indentation: number;
  /** Whether a list is indented below its key. */
  readonly indentsLists: boolean;
  /** Whether texts that need quotes have single ones. */
  readonly singleQuotes: boolean;
  /** Whether `{ a: 1 }` has spaces inside. */
  readonly padding: boolean;
}

/** Reads off a document how it is written. */
export function notationOf({ document, text }: Source): Notation {
  const steps: number[] = [];
  const listSteps: number[] = [];
  const padded: boolean[] = [];
  const quotes = { single: 0, double: 0 };
  visit(document, {
    Pair(_key, pair, path) {
      const value = pair.value;
      const parent = path.at(-1) as Collection;
      if (!isCollection(value) || value.flow || parent.flow) return;
      (isMap(value) ? steps : listSteps).push(columnOf(value as Collection) - columnOf(parent));
    },
    Map(_key, map) {
      if (map.flow && map.items.length > 0) padded.push(/^\{\s/.test(text.slice(map.range![0])));
    },
    Scalar(_key, { type }) {
      if (type === Scalar.QUOTE_SINGLE) quotes.single++;
      if (type === Scalar.QUOTE_DOUBLE) quotes.double++;
    },
  });
  return {
    indentation: steps[0] ?? 2,
    indentsLists: listSteps[0] !== 0,
    singleQuotes: quotes.single > quotes.double,
    padding: padded[0] ?? true,
  };
}

/** What is to be written. */
export interface Entries {
  /** Keys with values, or items. */
  readonly value: Readonly<Record<string, unknown>> | readonly unknown[];
  /** Comments by the path, below `value`, of the entry that they stand above. */
  readonly comments: readonly { readonly path: readonly (string | number)[]; readonly comment: string }[];
}

/**
 * The lines of entries of a block collection, without indentation.
 *
 * @param like - an entry beside them, whose quotes and brackets they take over
 */
export function writeLines(entries: Entries, notation: Notation, like: Node | Pair | undefined): string[] {
  const document = documentOf(entries, like);
  return textOf(document, notation).replace(/\n$/, "").split("\n");
}

/** Entries of a collection in brackets, without the brackets: `a: 1, b: 2`. */
export function writeInBrackets(entries: Entries, notation: Notation, like?: Node | Pair): string {
  const document = documentOf({ ...entries, comments: [] }, like);
  (document.contents as Collection).flow = true;
  const written = textOf(document, { ...notation, padding: true });
  return written.replace(/^[[{] ?/, "").replace(/ ?[\]}]\n$/, "");
}

/**
 * A value on one line: a single value, or a collection in brackets.
 *
 * @param like - the value that it takes the place of
 */
export function writeInline(value: unknown, notation: Notation, like: Node | null, inFlow: boolean): string {
  const document = new Document([value]);
  const [node] = (document.contents as unknown as { items: Node[] }).items;
  if (like !== null) takeAfter(node!, like);
  if (isCollection(node)) node.flow = true;
  (document.contents as unknown as Collection).flow = inFlow;
  const written = textOf(document, notation).trimEnd();
  return inFlow ? written.replace(/^\[ ?/, "").replace(/ ?\]$/, "") : written.replace(/^- /, "");
}

function textOf(document: Document, { indentation, indentsLists, singleQuotes, padding }: Notation): string {
  visit(document, {
    Scalar(_key, node) {
      // Only between double quotes has a line break a spelling that stays on its line.
      if (typeof node.value === "string" && node.value.includes("\n")) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({
    indent: indentation,
    indentSeq: indentsLists,
    singleQuote: singleQuotes ? true : null,
    flowCollectionPadding: padding,
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}

function documentOf({ value, comments }: Entries, like: Node | Pair | undefined): Document {
  const document = new Document<Node>(value as never, { version: "1.2" });
  const collection = document.contents as unknown as Collection;
  for (const entry of entriesOf(collection)) {
    if (like === undefined) continue;
    if (isPairEntry(entry) && "key" in like) {
      takeAfter(entry.key, like.key as Node);
      takeAfter(entry.value, like.value as Node | null);
    } else if (!isPairEntry(entry) && !("key" in like)) {
      takeAfter(entry, like);
    }
  }
  for (const { path, comment } of comments) {
    const parent = document.getIn(path.slice(0, -1), true) ?? document.contents;
    const entry = entriesOf(parent as Collection).find((candidate, position) =>
      isPairEntry(candidate) ? (candidate.key as Scalar).value === path.at(-1) : position === path.at(-1),
    );
    if (entry === undefined) continue;
    const node = isPairEntry(entry) ? entry.key : entry;
    node.commentBefore = comment.replace(/^/gm, " ");
  }
  return document;
}

/** Gives a new node the quotes and the brackets of an old one, and of the keys that both have. */
function takeAfter(node: Node | null, like: Node | null): void {
  if (isMap(node) && isMap(like)) {
    node.flow = like.flow;
    const models = (like as YAMLMap<Node, Node | null>).items;
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
      const model = models.find((candidate) => (candidate.key as Scalar).value === (key as Scalar).value);
      takeAfter(key, (model ?? models[0])?.key ?? null);
      if (model !== undefined) takeAfter(value, model.value);
    }
  } else if (isSeq<Node>(node) && isSeq<Node>(like)) {
    node.flow = like.flow;
    for (const item of node.items) takeAfter(item, like.items.at(-1) ?? null);
  } else if (isScalar(node) && isScalar(like) && typeof node.value === "string") {
    if (like.type === Scalar.QUOTE_DOUBLE || like.type === Scalar.QUOTE_SINGLE) node.type = like.type;
  }
}
