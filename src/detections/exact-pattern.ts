import type { Expression } from "./expression";

/** How a filter pattern is written. It changes the text, never the meaning. */
export interface PatternLayout {
  /** Whether each comparison stands in parentheses of its own. */
  readonly parentheses: boolean;
  /** Whether every text stands in quotes, or only those that need them. */
  readonly quotes: "always" | "where needed";
}

/**
 * A filter pattern that an examiner compares letter by letter.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export interface ExactPattern {
  readonly expression: Expression;
  readonly layout: PatternLayout;
}
