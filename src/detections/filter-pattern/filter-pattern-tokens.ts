import type { Problem } from "../../errors";
import { PatternError } from "../../errors";

/** A piece of a filter pattern. */
export interface Token {
  readonly kind: "symbol" | "selector" | "quoted text" | "regular expression" | "word" | "end";
  /** The text, without the quotes or percent signs around it. */
  readonly text: string;
  /** Where it begins, in characters from 1. */
  readonly position: number;
}

/** Tried in this order. The parentheses hold what is left when quotes and percent signs are taken off. */
const PIECES: readonly (readonly [Token["kind"], RegExp])[] = [
  ["symbol", /(&&|\|\||!=|<=|>=|[{}()=<>])/y],
  ["selector", /(\$(?:\.\['[^']*'\]|\[[^\]]*\]|[\w.*-])*)/y],
  ["quoted text", /"((?:[^"\\]|\\.)*)"/y],
  ["regular expression", /%([^%]*)%/y],
  ["word", /([^\s(){}&|=<>!"%$]+)/y],
];

/**
 * The pieces of a filter pattern, closed by one of kind `end`.
 *
 * @throws PatternError at the first character that begins no piece.
 */
export function readTokens(pattern: string, owner: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = skipSpace(pattern, 0);
  while (position < pattern.length) {
    const [token, end] = readToken(pattern, position, owner);
    tokens.push(token);
    position = skipSpace(pattern, end);
  }
  return [...tokens, { kind: "end", text: "", position: position + 1 }];
}

/** An error about one place of a pattern. */
export function patternErrorAt(owner: string, position: number, problem: Omit<Problem, "where">): PatternError {
  return new PatternError(owner, [{ where: `character ${position}`, ...problem }]);
}

function readToken(pattern: string, position: number, owner: string): [Token, number] {
  for (const [kind, piece] of PIECES) {
    piece.lastIndex = position;
    const text = piece.exec(pattern)?.[1];
    if (text !== undefined) {
      const unescaped = kind === "quoted text" ? text.replace(/\\(.)/g, "$1") : text;
      return [{ kind, text: unescaped, position: position + 1 }, piece.lastIndex];
    }
  }
  const found = pattern.slice(position, position + 20);
  const write = /^["%]/.test(found) ? `a closing ${found[0]}` : "a selector, an operator or a value";
  throw patternErrorAt(owner, position + 1, { what: "begins nothing that a pattern is made of", found, write });
}

function skipSpace(pattern: string, position: number): number {
  const space = /\s*/y;
  space.lastIndex = position;
  space.exec(pattern);
  return space.lastIndex;
}
