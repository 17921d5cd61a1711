import type { Expression } from "../expression/expression";

/** How a filter pattern is written. It changes the text, never the meaning. */
export interface PatternLayout {
  /** Whether each comparison stands in parentheses of its own. */
  readonly parentheses: boolean;
  /** Whether every text stands in quotes, or only those that need them. */
  readonly quotes: "always" | "where needed";
  /** Whether spaces stand only before operators other than `=`, or around all of them and inside the braces. */
  readonly spaces: "few" | "many";
}

/** The layout of most prescribed patterns. It is the shortest that no reader of patterns can misunderstand. */
export const COMMON_LAYOUT: PatternLayout = Object.freeze({ parentheses: true, quotes: "where needed", spaces: "few" });

/**
 * A filter pattern that an examiner compares letter by letter.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export interface ExactPattern {
  readonly expression: Expression;
  readonly layout: PatternLayout;
}

/** A prescribed pattern, and where its layout differs from {@link COMMON_LAYOUT}. */
export function prescribed(expression: Expression, layout: Partial<PatternLayout> = {}): ExactPattern {
  return Object.freeze({ expression, layout: Object.freeze({ ...COMMON_LAYOUT, ...layout }) });
}
