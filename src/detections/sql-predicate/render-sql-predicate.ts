import type { Problem } from "../../errors";
import { PatternError } from "../../errors";
import type { Comparison, Expression, State } from "../expression/expression";
import { patternProblems } from "../expression/pattern-problems";
import { fieldOf } from "./sql-field";
import type { SqlField } from "./sql-field";

/**
 * The predicate of an expression in Athena's SQL, over the CloudTrail table that AWS documents: what stands behind
 * `WHERE`. On one line, without a semicolon.
 *
 * A missing field makes a comparison unknown rather than false; `WHERE` takes both for no.
 * @param owner whose pattern it is, for the error.
 * @throws PatternError with every problem: what `renderFilterPattern` refuses, a selector that no column answers, a
 * wildcard in a selector, and `IS NULL` of a column, which the table cannot tell from a missing field.
 */
export function renderSqlPredicate(expression: Expression, owner = "a detection"): string {
  const problems = [...patternProblems(expression), ...columnProblems(expression)];
  if (problems.length > 0) {
    throw new PatternError(owner, problems);
  }
  return renderPredicate(expression);
}

function columnProblems(expression: Expression): Problem[] {
  if ("expressions" in expression) {
    return expression.expressions.flatMap(columnProblems);
  }
  const { kind, selector } = expression;
  const field = fieldOf(selector);
  if (field === undefined) {
    return [{ where: selector, what: "is in no column of the table", write: "the selector of a single field in it" }];
  }
  return kind === "state" && expression.state === "IS NULL" && field.kind === "column"
    ? [{ where: selector, what: "is asked for null, which a column does not tell from missing", write: "NOT EXISTS" }]
    : [];
}

function renderPredicate(expression: Expression): string {
  switch (expression.kind) {
    case "all":
      return expression.expressions.map(renderInner).join(" AND ");
    case "any":
      return expression.expressions.map(renderInner).join(" OR ");
    case "state":
      return renderState(fieldOf(expression.selector)!, expression.state);
    case "comparison":
      return renderComparison(fieldOf(expression.selector)!.scalar, expression);
  }
}

function renderInner(expression: Expression): string {
  const predicate = renderPredicate(expression);
  return "expressions" in expression && expression.expressions.length > 1 ? `(${predicate})` : predicate;
}

function renderState(field: SqlField, state: State["state"]): string {
  switch (state) {
    case "NOT EXISTS":
      return `${field.value} IS NULL`;
    case "IS TRUE":
      return `${field.scalar} = 'true'`;
    case "IS FALSE":
      return `${field.scalar} = 'false'`;
    case "IS NULL":
      return `json_format(${field.value}) = 'null'`;
  }
}

function renderComparison(scalar: string, { operator, value }: Comparison): string {
  if (typeof value === "number") {
    return `try_cast(${scalar} AS double) ${operator === "!=" ? "<>" : operator} ${value}`;
  }
  const not = operator === "!=" ? "NOT " : "";
  if (typeof value === "object") {
    return `${not}regexp_like(${scalar}, ${sqlText(value.regularExpression)})`;
  }
  if (value.startsWith("*") || value.endsWith("*")) {
    return `${scalar} ${not}LIKE ${sqlText(likePattern(value))} ESCAPE '\\'`;
  }
  return `${scalar} ${operator === "!=" ? "<>" : "="} ${sqlText(value)}`;
}

function likePattern(value: string): string {
  return value.replace(/[\\%_]/g, "\\$&").replace(/^\*|\*$/g, "%");
}

function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
