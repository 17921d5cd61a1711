/** The first of many, for a sentence. */
export function some([first, ...others]: readonly string[]): string {
  return others.length === 0 ? first! : `${first}, and ${others.length} more`;
}
