import type { Comparison, Expression, State } from "./expression";

/** A CloudTrail record, or any other JSON object. */
export type LogRecord = Readonly<Record<string, unknown>>;

/**
 * Whether an expression holds for a record, as CloudWatch Logs decides it.
 *
 * Where AWS's guide is silent the answer is no, so that nothing is promised that AWS may not do: `!=` on a missing
 * field, and a text compared with a number, do not match. On an object or a list no comparison matches, not even `!=`:
 * that the guide says.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(expression: Expression, record: LogRecord): boolean {
  switch (expression.kind) {
    case "all":
      return expression.expressions.every((inner) => matches(inner, record));
    case "any":
      return expression.expressions.some((inner) => matches(inner, record));
    case "state":
      return hasState(fieldOf(record, expression.selector), expression.state);
    case "comparison":
      return compares(fieldOf(record, expression.selector), expression);
  }
}

/** The value at a selector; undefined where the record has none. An index finds nothing but in a list. */
function fieldOf(record: LogRecord, selector: string): unknown {
  let value: unknown = record;
  for (const [, key, index] of selector.matchAll(/\.([^.[]+)|\[(\d+)\]/g)) {
    if (typeof value !== "object" || value === null || Array.isArray(value) !== (key === undefined)) {
      return undefined;
    }
    const step = key ?? String(index);
    value = Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined;
  }
  return value;
}

function hasState(field: unknown, state: State["state"]): boolean {
  switch (state) {
    case "NOT EXISTS":
      return field === undefined;
    case "IS TRUE":
      return field === true;
    case "IS FALSE":
      return field === false;
    case "IS NULL":
      return field === null;
  }
}

function compares(field: unknown, { operator, value }: Comparison): boolean {
  if (typeof field === "string" && typeof value === "string") {
    return operator === "=" ? matchesText(field, value) : operator === "!=" && !matchesText(field, value);
  }
  if (typeof field === "number" && typeof value === "number") {
    return comparesNumbers(field, operator, value);
  }
  return false;
}

/** An asterisk is a wildcard at either end, and itself in between. */
function matchesText(field: string, value: string): boolean {
  const literal = value.replace(/^\*|\*$/g, "");
  if (value.startsWith("*")) {
    return value.endsWith("*") ? field.includes(literal) : field.endsWith(literal);
  }
  return value.endsWith("*") ? field.startsWith(literal) : field === literal;
}

function comparesNumbers(field: number, operator: Comparison["operator"], value: number): boolean {
  switch (operator) {
    case "=":
      return field === value;
    case "!=":
      return field !== value;
    case "<":
      return field < value;
    case "<=":
      return field <= value;
    case ">":
      return field > value;
    case ">=":
      return field >= value;
  }
}
