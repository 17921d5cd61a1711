import { closest, distance } from "fastest-levenshtein";

/** The known word that somebody who wrote `word` most likely meant, if one is near enough to be a slip of the hand. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const [lowerWord, lowerKnown] = [word.toLowerCase(), known.map((one) => one.toLowerCase())];
  const nearest = closest(lowerWord, lowerKnown);
  const slips = Math.ceil(Math.max(word.length, nearest.length) / 3);
  return distance(lowerWord, nearest) <= slips ? known[lowerKnown.indexOf(nearest)] : undefined;
}

/** How many words somebody reads before they look the word up themselves. */
const LONGEST_LIST = 30;

/**
 * What to write instead of `word`: the known words, and the one that was meant.
 *
 * @param source - what to say in place of words that are too many to read
 */
export function oneOf(word: string, known: readonly string[], source?: string): string {
  const meant = didYouMean(word, known);
  const words = source !== undefined && known.length > LONGEST_LIST ? source : `one of ${known.join(", ")}`;
  return `${words}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}
