import type { Problem } from "../../errors";
import type { Comparison, Expression, State } from "./expression";
import { isRegularExpression } from "./regular-expression";
import { parseSelector } from "./selector";

/**
 * Quotas of one filter pattern.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
const MAXIMUM_REGULAR_EXPRESSIONS = 2;
const MAXIMUM_WILDCARD_SELECTORS = 3;

/** What CloudWatch Logs would not accept, or not understand as it is meant, in the order of the expression. */
export function patternProblems(expression: Expression): Problem[] {
  return [...expressionProblems(expression), ...quotaProblems(termsOf(expression))];
}

function expressionProblems(expression: Expression): Problem[] {
  switch (expression.kind) {
    case "all":
    case "any":
      return expression.expressions.length === 0
        ? [{ where: expression.kind, what: "is empty", write: "at least one expression" }]
        : expression.expressions.flatMap(expressionProblems);
    case "state":
      return selectorProblems(expression.selector);
    case "comparison":
      return [...selectorProblems(expression.selector), ...valueProblems(expression)];
  }
}

function termsOf(expression: Expression): (Comparison | State)[] {
  return "expressions" in expression ? expression.expressions.flatMap(termsOf) : [expression];
}

function quotaProblems(terms: readonly (Comparison | State)[]): Problem[] {
  const regularExpressions = terms.filter((term) => term.kind === "comparison" && typeof term.value === "object");
  const wildcardSelectors = terms.filter(({ selector }) => countWildcards(selector) > 0);
  return [
    ...tooMany("regular expressions", regularExpressions.length, MAXIMUM_REGULAR_EXPRESSIONS),
    ...tooMany("selectors with a wildcard", wildcardSelectors.length, MAXIMUM_WILDCARD_SELECTORS),
  ];
}

function tooMany(things: string, found: number, maximum: number): Problem[] {
  return found <= maximum
    ? []
    : [{ where: "pattern", what: `has too many ${things}`, found: String(found), write: `at most ${maximum}` }];
}

function countWildcards(selector: string): number {
  const wildcards = parseSelector(selector)?.filter(({ kind }) => kind === "any element" || kind === "any field");
  return wildcards?.length ?? 0;
}

function selectorProblems(selector: string): Problem[] {
  if (parseSelector(selector) === undefined) {
    const write = "the path of a field, such as $.userIdentity.type or $.resources[0].accountId";
    return [{ where: "selector", what: "is not a path", found: selector, write }];
  }
  return countWildcards(selector) <= 1
    ? []
    : [{ where: "selector", what: "has several wildcards", found: selector, write: "one wildcard at most" }];
}

function valueProblems({ selector, operator, value }: Comparison): Problem[] {
  if (typeof value === "number") {
    const write = "a finite number";
    return Number.isFinite(value)
      ? []
      : [{ where: selector, what: "is compared with no number", found: String(value), write }];
  }
  const found = typeof value === "string" ? JSON.stringify(value) : `%${value.regularExpression}%`;
  const problems: Problem[] = [];
  if (operator !== "=" && operator !== "!=") {
    problems.push({ where: selector, what: `is compared by ${operator} with a text`, found, write: "a number" });
  }
  if (typeof value !== "string") {
    return isRegularExpression(value.regularExpression) ? problems : [...problems, unknownSyntax(selector, found)];
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(value)) {
    problems.push({ where: selector, what: "is compared with a control character", found, write: "printable text" });
  }
  if (value.slice(1, -1).includes("*")) {
    // AWS's guide reads an inner asterisk as the character itself: surely not what was meant.
    const write = "asterisks at the beginning or the end only, where they are wildcards";
    problems.push({ where: selector, what: "is compared with a text that has an asterisk inside", found, write });
  }
  return problems;
}

function unknownSyntax(where: string, found: string): Problem {
  const write = "letters, digits, the symbols _ # = @ / ; , : - and the operators ^ $ ? [ ] { } | \\ * + .";
  return { where, what: "is compared with a regular expression that CloudWatch Logs does not know", found, write };
}
