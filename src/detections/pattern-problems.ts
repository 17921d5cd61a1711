import type { Problem } from "../errors";
import type { Comparison, Expression } from "./expression";

const SELECTOR = /^\$(?:\.[A-Za-z_][\w-]*(?:\[\d+\])*)+$/;

/** What CloudWatch Logs would not accept, or not understand as it is meant, in the order of the expression. */
export function patternProblems(expression: Expression): Problem[] {
  switch (expression.kind) {
    case "all":
    case "any":
      return expression.expressions.length === 0
        ? [{ where: expression.kind, what: "is empty", write: "at least one expression" }]
        : expression.expressions.flatMap(patternProblems);
    case "state":
      return selectorProblems(expression.selector);
    case "comparison":
      return [...selectorProblems(expression.selector), ...valueProblems(expression)];
  }
}

function selectorProblems(selector: string): Problem[] {
  if (SELECTOR.test(selector)) {
    return [];
  }
  const write = "the path of a field, such as $.userIdentity.type or $.resources[0].accountId";
  return [{ where: "selector", what: "is not a path", found: selector, write }];
}

function valueProblems({ selector, operator, value }: Comparison): Problem[] {
  const found = typeof value === "string" ? JSON.stringify(value) : String(value);
  if (typeof value === "number") {
    return Number.isFinite(value)
      ? []
      : [{ where: selector, what: "is compared with no number", found, write: "a finite number" }];
  }
  const problems: Problem[] = [];
  if (operator !== "=" && operator !== "!=") {
    problems.push({ where: selector, what: `is compared by ${operator} with a text`, found, write: "a number" });
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
