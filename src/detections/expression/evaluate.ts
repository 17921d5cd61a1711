import type { ComparedValue, Comparison, Expression, State } from "./expression";
import { leadsTo, parseSelector } from "./selector";

/** A CloudTrail record, or any other JSON object. */
export type LogRecord = Readonly<Record<string, unknown>>;

type Predicate<T> = (value: T) => boolean;

/** Log files hold millions of records: each expression is taken apart once. */
const predicates = new WeakMap<Expression, Predicate<LogRecord>>();

/**
 * Whether an expression holds for a record, as CloudWatch Logs decides it.
 *
 * Where AWS's guide is silent the answer is no, so that nothing is promised that AWS may not do: `!=` on a missing
 * field, and a text compared with a number, do not match. On an object or a list no comparison matches, not even `!=`:
 * that the guide says.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(expression: Expression, record: LogRecord): boolean {
  const known = predicates.get(expression);
  if (known) {
    return known(record);
  }
  const predicate = predicateOf(expression);
  predicates.set(expression, predicate);
  return predicate(record);
}

function predicateOf(expression: Expression): Predicate<LogRecord> {
  switch (expression.kind) {
    case "all": {
      const inner = expression.expressions.map(predicateOf);
      return (record) => inner.every((predicate) => predicate(record));
    }
    case "any": {
      const inner = expression.expressions.map(predicateOf);
      return (record) => inner.some((predicate) => predicate(record));
    }
    case "state":
      return statePredicate(expression);
    case "comparison":
      return someField(expression.selector, comparisonPredicate(expression));
  }
}

function statePredicate({ selector, state }: State): Predicate<LogRecord> {
  switch (state) {
    case "NOT EXISTS": {
      const exists = someField(selector, () => true);
      return (record) => !exists(record);
    }
    case "IS TRUE":
      return someField(selector, (field) => field === true);
    case "IS FALSE":
      return someField(selector, (field) => field === false);
    case "IS NULL":
      return someField(selector, (field) => field === null);
  }
}

/** A selector without wildcards leads to one field at most. */
function someField(selector: string, accept: Predicate<unknown>): Predicate<LogRecord> {
  const steps = parseSelector(selector);
  return steps ? (record) => leadsTo(steps, record, accept) : () => false;
}

function comparisonPredicate({ operator, value }: Comparison): Predicate<unknown> {
  if (typeof value === "number") {
    return (field) => typeof field === "number" && comparesNumbers(field, operator, value);
  }
  const fits = textPredicate(value);
  switch (operator) {
    case "=":
      return (field) => typeof field === "string" && fits(field);
    case "!=":
      return (field) => typeof field === "string" && !fits(field);
    default:
      return () => false;
  }
}

/** An asterisk is a wildcard at either end, and itself in between. */
function textPredicate(value: Exclude<ComparedValue, number>): Predicate<string> {
  if (typeof value !== "string") {
    const pattern = new RegExp(value.regularExpression);
    return (field) => pattern.test(field);
  }
  const literal = value.replace(/^\*|\*$/g, "");
  if (value.startsWith("*")) {
    return value.endsWith("*") ? (field) => field.includes(literal) : (field) => field.endsWith(literal);
  }
  return value.endsWith("*") ? (field) => field.startsWith(literal) : (field) => field === literal;
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
