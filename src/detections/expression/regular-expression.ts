/** What CloudWatch Logs understands: no parentheses, no space, and few symbols. */
const CHARACTERS = /^[A-Za-z0-9_#=@/;,:^$?[\]{}|\\*+.-]+$/;

/**
 * Whether CloudWatch Logs takes a text for a regular expression.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions
 */
export function isRegularExpression(text: string): boolean {
  if (!CHARACTERS.test(text)) {
    return false;
  }
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
