import type { Comparison, Expression, State } from "../../detections";

/** What a person wants to see of each event first. */
const SHOWN = ["recipientAccountId", "awsRegion", "eventName", "errorCode", "userIdentity.arn", "sourceIPAddress"];

/** What {@link logsInsightsQuery} looks for, and where. */
export interface LogsInsightsQueryProps {
  /** What the events look like. */
  readonly pattern: Expression;
  /**
   * Id of the only account whose events to show.
   * @default - every account
   */
  readonly accountId?: string;
  /**
   * Path of the CloudTrail record within the log event, such as `$.detail`.
   * @default $
   */
  readonly record?: string;
}

/**
 * The CloudWatch Logs Insights query that shows a detection's events, newest first. What Insights cannot say, such as a
 * wildcard in a path, is left out: then it shows more events, never fewer.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export function logsInsightsQuery({ pattern, accountId, record = "$" }: LogsInsightsQueryProps): string {
  const within = record === "$" ? "" : `${record.slice(2)}.`;
  const shown = SHOWN.map((field) => `${within}${field}`).join(", ");
  const account = accountId === undefined ? [] : [`${within}recipientAccountId = ${text(accountId)}`];
  const filters = [...account, ...filtersOf(pattern)];
  return [
    `fields @timestamp, ${shown}`,
    ...(filters.length > 0 ? [`| filter ${filters.join(" and ")}`] : []),
    "| sort @timestamp desc",
  ].join("\n");
}

const FILTERS = new WeakMap<Expression, readonly string[]>();

/** The filters of a pattern, rendered once: a thousand accounts ask for the same. */
function filtersOf(pattern: Expression): readonly string[] {
  const filters = FILTERS.get(pattern) ?? conjuncts(pattern);
  FILTERS.set(pattern, filters);
  return filters;
}

/** Filters that must all hold. None at all: every event will do. */
function conjuncts(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "all":
      return expression.expressions.flatMap(conjuncts);
    case "any": {
      const alternatives = alternativesOf(expression.expressions);
      if (alternatives === undefined) {
        return [];
      }
      return alternatives.length === 1 ? alternatives : [`(${alternatives.join(" or ")})`];
    }
    case "comparison":
    case "state": {
      const filter = renderTerm(expression);
      return filter === undefined ? [] : [filter];
    }
  }
}

/** Filters of which one must hold; undefined when one of them holds for every event. Texts of one field share a list. */
function alternativesOf(expressions: readonly Expression[]): readonly string[] | undefined {
  const texts = expressions.filter(isPlainText);
  const selectors = [...new Set(texts.map(({ selector }) => selector))];
  const lists = selectors.map((selector) => renderList(texts.filter((text) => text.selector === selector)));
  const others = expressions
    .filter((expression) => !isPlainText(expression))
    .map(conjuncts)
    .map((filters) => (filters.length > 1 ? `(${filters.join(" and ")})` : filters[0]));
  const alternatives = [...lists, ...others];
  return alternatives.every((alternative) => alternative !== undefined) ? alternatives : undefined;
}

type PlainText = Comparison & { readonly value: string };

function isPlainText(expression: Expression): expression is PlainText {
  const isText = expression.kind === "comparison" && typeof expression.value === "string";
  return isText && expression.operator === "=" && !/^\*|\*$/.test(expression.value as string);
}

function renderList(comparisons: readonly PlainText[]): string | undefined {
  const [first, ...others] = comparisons;
  const field = fieldOf(first!.selector);
  if (field === undefined || others.length === 0) {
    return renderTerm(first!);
  }
  return `${field} in [${comparisons.map(({ value }) => text(value)).join(", ")}]`;
}

function renderTerm(term: Comparison | State): string | undefined {
  const field = fieldOf(term.selector);
  if (field === undefined) {
    return undefined;
  }
  if (term.kind === "state") {
    // How Insights shows true, false and null is not documented.
    return term.state === "NOT EXISTS" ? `not ispresent(${field})` : undefined;
  }
  const { operator, value } = term;
  if (typeof value === "number") {
    return `${field} ${operator} ${value}`;
  }
  const like = operator === "=" ? "like" : "not like";
  if (typeof value === "object") {
    return `${field} ${like} /${value.regularExpression.replaceAll("/", "\\/")}/`;
  }
  const literal = value.replace(/^\*|\*$/g, "");
  if (literal === value) {
    return `${field} ${operator} ${text(value)}`;
  }
  const [begin, end] = [value.startsWith("*") ? "" : "^", value.endsWith("*") ? "" : "$"];
  return `${field} ${like} /${begin}${literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}${end}/`;
}

/** The field's name in Insights, which puts elements of lists behind a period too; undefined where it has none. */
function fieldOf(selector: string): string | undefined {
  return /^\$(\.\w+|\[\d+\])+$/.test(selector) ? selector.slice(2).replace(/\[(\d+)\]/g, ".$1") : undefined;
}

function text(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
