/** A piece of a text that another one takes the place of. */
export interface Splice {
  readonly start: number;
  /** Where the old piece ends: `start` where something is only put in. */
  readonly end: number;
  readonly text: string;
}

/** The text after every splice. They must not overlap. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let end = text.length;
  const pieces: string[] = [];
  for (const splice of [...splices].sort((one, other) => other.start - one.start || other.end - one.end)) {
    pieces.push(text.slice(splice.end, end), splice.text);
    end = splice.start;
  }
  return [...pieces, text.slice(0, end)].reverse().join("");
}
