import { all, any, isFalse, notExists, renderFilterPattern } from "../../detections";
import type { Comparison, Expression } from "../../detections";
import { mayOnlyRead } from "../event-rules/rule-state";

/** Events that AWS itself raises need not say. */
const NOT_READ_ONLY = any(isFalse("$.readOnly"), notExists("$.readOnly"));

/**
 * One expression that matches whatever any of several matches, short enough for one event pattern: of conditions that must
 * all hold it keeps one. Events that only read are left out where no expression can match them.
 */
export function unionOf(expressions: readonly Expression[]): Expression {
  const changes = distinct(
    expressions.filter((expression) => !mayOnlyRead(expression)),
    ["$.eventSource", "$.eventName"],
  );
  // Most calls only read: of a service that is asked for one of its reads, the others stay out.
  const reads = distinct(expressions.filter(mayOnlyRead), ["$.eventName", "$.eventSource"]);
  return any(...(changes.length > 0 ? [all(any(...changes), NOT_READ_ONLY)] : []), ...reads);
}

function distinct(expressions: readonly Expression[], fields: readonly string[]): readonly Expression[] {
  const terms = expressions.flatMap((expression) => mostTelling(expression, fields));
  return [...new Map(terms.map((term) => [renderFilterPattern(term), term])).values()];
}

/** Terms of which at least one holds for every match: about the first of the fields that an expression names. */
function mostTelling(expression: Expression, fields: readonly string[]): readonly Expression[] {
  switch (expression.kind) {
    case "all": {
      const { expressions } = expression;
      const [one = expressions[0]!] = fields.flatMap((field) => expressions.filter(isEqual(field)));
      return mostTelling(one, fields);
    }
    case "any":
      return expression.expressions.flatMap((inner) => mostTelling(inner, fields));
    case "comparison":
    case "state":
      return [expression];
  }
}

function isEqual(field: Comparison["selector"]) {
  return (expression: Expression) =>
    expression.kind === "comparison" && expression.selector === field && expression.operator === "=";
}
