import { comparisonMatcher, intersect, stateMatcher } from "./event-pattern-matcher";
import type { Matcher } from "./event-pattern-matcher";
import type { Comparison, Expression, State } from "../expression/expression";
import { parseSelector } from "../expression/selector";

/** What a field has to be: any of these. */
export interface Condition {
  readonly path: readonly string[];
  readonly matchers: readonly Matcher[];
}

/** Conditions that must all hold, by their path as text. None at all: every record will do. */
export type Conditions = ReadonlyMap<string, Condition>;

/** An expression in the shape that EventBridge can say: alternatives, each with one condition a field. */
export interface Alternatives {
  readonly alternatives: readonly Conditions[];
  /** Whether nothing was left out. What is left out makes more records match. */
  readonly exact: boolean;
}

/** Brings an expression into alternatives. */
export function translate(expression: Expression): Alternatives {
  switch (expression.kind) {
    case "all":
      return expression.expressions.map(translate).reduce(both);
    case "any":
      return expression.expressions.map(translate).reduce(either);
    case "comparison":
    case "state":
      return translateTerm(expression);
  }
}

const EVERYTHING: Alternatives = { alternatives: [new Map<string, Condition>()], exact: false };

function translateTerm(term: Comparison | State): Alternatives {
  const steps = parseSelector(term.selector) ?? [];
  // EventBridge cannot tell one element of a list from another.
  const path = steps.flatMap((step) => (step.kind === "key" ? [step.key] : []));
  const matcher = term.kind === "state" ? stateMatcher(term) : comparisonMatcher(term);
  if (path.length < steps.length || matcher === undefined) {
    return EVERYTHING;
  }
  return { alternatives: [new Map([[JSON.stringify(path), { path, matchers: [matcher] }]])], exact: true };
}

function either(one: Alternatives, other: Alternatives): Alternatives {
  return {
    alternatives: [...one.alternatives, ...other.alternatives].reduce(addAlternative, []),
    exact: one.exact && other.exact,
  };
}

/** Two alternatives about one and the same field are one, with the matchers of both. */
function addAlternative(alternatives: readonly Conditions[], added: Conditions): readonly Conditions[] {
  if (added.size === 0 || alternatives.some(({ size }) => size === 0)) {
    return EVERYTHING.alternatives;
  }
  const [[field, condition]] = [...added] as [[string, Condition]];
  const position = alternatives.findIndex((known) => added.size === 1 && known.size === 1 && known.has(field));
  const known = alternatives[position]?.get(field);
  if (known === undefined) {
    return [...alternatives, added];
  }
  const merged = { ...known, matchers: [...known.matchers, ...condition.matchers] };
  return alternatives.with(position, new Map([[field, merged]]));
}

/** Each alternative of one side together with each of the other. */
function both(one: Alternatives, other: Alternatives): Alternatives {
  const joined = one.alternatives.flatMap((left) => other.alternatives.map((right) => join(left, right)));
  return {
    alternatives: joined.map(({ conditions }) => conditions),
    exact: one.exact && other.exact && joined.every(({ exact }) => exact),
  };
}

/** Conditions of both sides. One that EventBridge cannot say beside those of the left is left out. */
function join(left: Conditions, right: Conditions): { readonly conditions: Conditions; readonly exact: boolean } {
  const conditions = new Map(left);
  let exact = true;
  for (const [field, { path, matchers }] of right) {
    const known = conditions.get(field);
    const wanted = known ? intersect(known.matchers, matchers) : matchers;
    if (wanted && ![...left.values()].some((other) => isInside(path, other.path) || isInside(other.path, path))) {
      conditions.set(field, { path, matchers: wanted });
    } else {
      exact = false;
    }
  }
  return { conditions, exact };
}

/** Whether a field is part of another, which is then no single value. */
function isInside(path: readonly string[], outer: readonly string[]): boolean {
  return path.length > outer.length && outer.every((key, position) => key === path[position]);
}
