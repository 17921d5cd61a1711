/**
 * A number from the command line.
 *
 * @param counted - what is counted, such as `accounts`
 * @throws Error when the word is no whole number from 1
 */
export function countOf(word: string, counted: string): number {
  if (!/^[1-9]\d*$/.test(word)) throw new Error(`${word} is no number of ${counted}`);
  return Number(word);
}
