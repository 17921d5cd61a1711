/** Documents as people write them: blocks, brackets, quotes, comments, blank lines, in no order. */
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { isCollection, parse, parseDocument, Scalar, visit } from "yaml";
import type { Document } from "yaml";
import type { Path } from "../../../src/config/finding";

/** A value as a configuration holds it. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const KEYS = ["id", "name", "network", "payments", "roles", "tags", "a-b"];
const TEXTS = ["plain", "two words", "012345678901", "111111111111", "", "a: b", "# no", "it's", '"q"', "two\nlines", "- x", "{", "true"]; // prettier-ignore

export const anyKey = fc.constantFrom(...KEYS);

const single: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.integer({ min: -9, max: 9999 }),
  fc.boolean(),
  fc.constant(null),
);

/** Values up to three levels deep. */
export const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    single,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(anyKey, tie("value"), { maxKeys: 4 }),
  ),
}));

/** The text of a mapping, written in any style, with comments of which no two are the same. */
export const anyDocument: fc.Arbitrary<string> = fc
  .record({
    value: fc.dictionary(anyKey, anyValue, { minKeys: 1, maxKeys: 5 }),
    choices: fc.array(fc.nat(11), { minLength: 40, maxLength: 80 }),
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    lineBreak: fc.constantFrom("\n", "\r\n"),
    endsWithLineBreak: fc.boolean(),
  })
  .map(({ value, choices, indent, indentSeq, lineBreak, endsWithLineBreak }) => {
    const document = parseDocument("{}");
    document.contents = document.createNode(value) as never;
    let choice = 0;
    decorate(document, () => choices[choice++ % choices.length]!);
    const text = document.toString({ indent, indentSeq, lineWidth: 0 });
    const lines = endsWithLineBreak ? text : text.replace(/\n+$/, "");
    return { value, text: lines.replaceAll("\n", lineBreak) };
  })
  // The library writes some comments where it cannot read them again.
  .filter(({ value, text }) => isDeepStrictEqual(readBack(text), value))
  .map(({ text }) => text);

function readBack(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Gives every node its own style, and some a comment. */
function decorate(document: Document, choose: () => number): void {
  let comments = 0;
  let depth = 0;
  const comment = () => ` comment ${++comments}`;
  visit(document, {
    Node(position, node) {
      if (isCollection(node)) {
        node.flow = depth++ > 0 && (node.items.length === 0 || choose() < 3);
        if (!node.flow && choose() === 0) node.comment = comment();
      } else if (position !== "key" && node instanceof Scalar && typeof node.value === "string") {
        const types = [Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE, Scalar.BLOCK_LITERAL] as const;
        node.type = types[choose()] ?? Scalar.PLAIN;
      }
    },
    Pair(_key, pair) {
      const key = pair.key as Scalar;
      if (choose() === 0) key.commentBefore = comment();
      if (choose() === 0) key.spaceBefore = true;
      if (choose() === 0 && pair.value instanceof Scalar) pair.value.comment = comment();
    },
  });
}

/** The paths of everything in a value, itself left out. */
export function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([step, inner]) => [[...path, step], ...pathsIn(inner, [...path, step])]);
}
