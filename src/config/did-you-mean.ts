import { closest, distance } from "fastest-levenshtein";

/** The known word that somebody who wrote `word` most likely meant, if one is near enough to be a slip of the hand. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(word, known);
  const slips = Math.ceil(Math.max(word.length, nearest.length) / 3);
  return distance(word, nearest) <= slips ? nearest : undefined;
}

/** What to write instead of `word`: the known words, and the one that was meant. */
export function oneOf(word: string, known: readonly string[]): string {
  const meant = didYouMean(word, known);
  return `one of ${known.join(", ")}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}
