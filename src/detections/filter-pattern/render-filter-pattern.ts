import type { Problem } from "../../errors";
import { PatternError } from "../../errors";
import type { ExactPattern, PatternLayout } from "./exact-pattern";
import { COMMON_LAYOUT } from "./exact-pattern";
import type { ComparedValue, Comparison, Expression, State } from "../expression/expression";
import { patternProblems } from "../expression/pattern-problems";

/**
 * Longest filter pattern, in characters.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 */
export const MAXIMUM_PATTERN_LENGTH = 1024;

/**
 * The CloudWatch Logs filter pattern of an expression.
 *
 * @param owner whose pattern it is, for the error.
 * @throws PatternError with every problem: a selector, operator or value that CloudWatch Logs does not know, an empty
 * group, or more than 1,024 characters.
 */
export function renderFilterPattern(expression: Expression, owner = "a detection"): string {
  return renderExactPattern({ expression, layout: COMMON_LAYOUT }, owner);
}

/** The same for a pattern whose text is prescribed. */
export function renderExactPattern({ expression, layout }: ExactPattern, owner = "a detection"): string {
  refuse(owner, patternProblems(expression));
  const padding = layout.spaces === "many" ? " " : "";
  const pattern = `{${padding}${renderTop(expression, layout)}${padding}}`;
  refuse(owner, lengthProblems(pattern));
  return pattern;
}

/** The outermost group needs no parentheses: the braces stand for them. */
function renderTop(expression: Expression, layout: PatternLayout): string {
  if (expression.kind === "all" || expression.kind === "any") {
    const operator = expression.kind === "all" ? " && " : " || ";
    return expression.expressions.map((inner) => renderInner(inner, layout)).join(operator);
  }
  return renderInner(expression, layout);
}

function renderInner(expression: Expression, layout: PatternLayout): string {
  switch (expression.kind) {
    case "all":
    case "any":
      return `(${renderTop(expression, layout)})`;
    case "comparison":
    case "state": {
      const term = renderTerm(expression, layout);
      return layout.parentheses ? `(${term})` : term;
    }
  }
}

/** Few spaces are those of Security Hub's texts: none around `=`, one before any other operator. */
function renderTerm(term: Comparison | State, layout: PatternLayout): string {
  if (term.kind === "state") {
    return `${term.selector} ${term.state}`;
  }
  const operator = layout.spaces === "many" ? ` ${term.operator} ` : term.operator === "=" ? "=" : ` ${term.operator}`;
  return `${term.selector}${operator}${renderValue(term.value, layout)}`;
}

function renderValue(value: ComparedValue, layout: PatternLayout): string {
  if (typeof value === "number") {
    return String(value);
  }
  if (typeof value === "object") {
    return `%${value.regularExpression}%`;
  }
  // A bare text that begins with a digit might be read as a number.
  const needsQuotes = !/^\*?[A-Za-z][\w.]*\*?$/.test(value);
  return needsQuotes || layout.quotes === "always" ? `"${value.replace(/["\\]/g, "\\$&")}"` : value;
}

function lengthProblems(pattern: string): Problem[] {
  if (pattern.length <= MAXIMUM_PATTERN_LENGTH) {
    return [];
  }
  const write = `at most ${MAXIMUM_PATTERN_LENGTH} characters: fewer comparisons, or a second detection`;
  return [{ where: "pattern", what: "is too long", found: `${pattern.length} characters`, write }];
}

function refuse(owner: string, problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new PatternError(owner, problems);
  }
}
