/** String tokens of CDKTF, as they look within a text: known by their form alone, without CDKTF. */

const STRING_TOKEN = /\$\{TfToken\[[\w:.-]+\]\}/g;

/**
 * How many bytes a string token counts for, since its value is known only at apply time. Longer than the ARN of any
 * bucket, key or trail and than any id; only the ARNs of log groups and topics with very long names can be longer.
 */
export const TOKEN_BYTES = 256;

/** Whether a text holds a token: a value that nobody can judge before Terraform reads it. */
export function holdsToken(text: string): boolean {
  return countTokens(text) > 0;
}

/** How many tokens a text holds. */
export function countTokens(text: string): number {
  return text.match(STRING_TOKEN)?.length ?? 0;
}

/** The text with {@link TOKEN_BYTES} in place of each token. */
export function fillTokens(text: string): string {
  return text.replace(STRING_TOKEN, "x".repeat(TOKEN_BYTES));
}
