import type { Comparison, State } from "../expression/expression";

/** One thing that EventBridge can ask of a field's value. */
export type Matcher = string | boolean | null | MatcherObject;

interface MatcherObject {
  readonly exists?: boolean;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly wildcard?: string;
  readonly numeric?: readonly (string | number)[];
  readonly "anything-but"?: readonly string[] | Pick<MatcherObject, "prefix" | "suffix" | "wildcard">;
}

/**
 * Largest number that EventBridge compares with, and the fewest decimals that it keeps.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
const LARGEST_NUMBER = 5e9;
const DECIMALS = 6;

/** The matcher of a statement about a field alone. */
export function stateMatcher({ state }: State): Matcher {
  switch (state) {
    case "NOT EXISTS":
      return { exists: false };
    case "IS TRUE":
      return true;
    case "IS FALSE":
      return false;
    case "IS NULL":
      return null;
  }
}

/** The matcher of a comparison; undefined where EventBridge cannot say it. */
export function comparisonMatcher({ operator, value }: Comparison): Matcher | undefined {
  if (typeof value === "number") {
    // What is not a number differs from every number, so `!=` has no matcher.
    const isKept = Math.abs(value) <= LARGEST_NUMBER && Number(value.toFixed(DECIMALS)) === value;
    return isKept && operator !== "!=" ? { numeric: [operator, value] } : undefined;
  }
  if (typeof value === "object") {
    return undefined;
  }
  if (operator === "=") {
    return textMatcher(value);
  }
  const matcher = textMatcher(value);
  if (typeof matcher === "string") {
    return { "anything-but": [matcher] };
  }
  return matcher.exists ? undefined : { "anything-but": matcher };
}

function textMatcher(value: string): string | MatcherObject {
  const literal = value.replace(/^\*|\*$/g, "");
  const [begins, ends] = [value.startsWith("*"), value.endsWith("*")];
  if (!begins && !ends) {
    return value;
  }
  if (literal === "") {
    return { exists: true };
  }
  if (begins && ends) {
    return { wildcard: `*${literal.replace(/[*\\]/g, "\\$&")}*` };
  }
  return begins ? { suffix: literal } : { prefix: literal };
}

/** Matchers that ask for what both sides ask for; undefined where EventBridge cannot say it of one field. */
export function intersect(one: readonly Matcher[], other: readonly Matcher[]): readonly Matcher[] | undefined {
  const common = one.filter((matcher) => typeof matcher === "string" && other.includes(matcher));
  if (common.length > 0 && [...one, ...other].every((matcher) => typeof matcher === "string")) {
    return common;
  }
  const [excluded, alsoExcluded] = [excludedTexts(one), excludedTexts(other)];
  return excluded && alsoExcluded && [{ "anything-but": [...new Set([...excluded, ...alsoExcluded])] }];
}

function excludedTexts(matchers: readonly Matcher[]): readonly string[] | undefined {
  const [matcher] = matchers.length === 1 ? matchers : [];
  const excluded = typeof matcher === "object" ? matcher?.["anything-but"] : undefined;
  return Array.isArray(excluded) ? (excluded as readonly string[]) : undefined;
}
