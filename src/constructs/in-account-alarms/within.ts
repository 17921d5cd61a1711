import type { Expression } from "../../detections";

/** The same expression about records that are a part of something: `$.detail` of an event that EventBridge hands on. */
export function within(expression: Expression, path: string): Expression {
  switch (expression.kind) {
    case "all":
    case "any":
      return { ...expression, expressions: expression.expressions.map((inner) => within(inner, path)) };
    case "comparison":
    case "state":
      return { ...expression, selector: `${path}${expression.selector.slice(1)}` };
  }
}
