import { implyCondition } from "./conditions";
import type { Element, Statement } from "./statement";
import { coversArn, coversPattern, patternsMeet } from "./wildcards";

/**
 * Whether every request that a statement matches is matched by one of others. When in doubt, no.
 *
 * What no single statement matches as a whole is taken apart by principal, action and resource: then several may do it
 * together. Conditions are not taken apart.
 */
export function isCovered(statement: Statement, others: readonly Statement[]): boolean {
  return (
    others.some((other) => includes(other, statement)) ||
    partsOf(statement).every((part) => others.some((other) => includes(other, part)))
  );
}

function includes(wide: Statement, narrow: Statement): boolean {
  return (
    includesElement(wide.principals, narrow.principals, samePrincipal, () => true) &&
    includesElement(wide.actions, narrow.actions, coversPattern, patternsMeet) &&
    includesElement(wide.resources, narrow.resources, coversArn, patternsMeet) &&
    wide.conditions.every((condition) => implyCondition(narrow.conditions, condition))
  );
}

/** Principals are named one by one, or everybody. */
function samePrincipal(wide: string, narrow: string): boolean {
  return wide === "*" || wide === narrow;
}

function includesElement(
  wide: Element,
  narrow: Element,
  covers: (wide: string, narrow: string) => boolean,
  meet: (one: string, other: string) => boolean,
): boolean {
  if (!wide.isExcept) {
    return narrow.isExcept
      ? wide.values.includes("*")
      : narrow.values.every((value) => wide.values.some((other) => covers(other, value)));
  }
  return narrow.isExcept
    ? wide.values.every((value) => narrow.values.some((other) => covers(other, value)))
    : narrow.values.every((value) => wide.values.every((other) => !meet(value, other)));
}

function partsOf(statement: Statement): Statement[] {
  const split = (element: Element): Element[] =>
    element.isExcept ? [element] : element.values.map((value) => ({ isExcept: false, values: [value] }));
  return split(statement.principals).flatMap((principals) =>
    split(statement.actions).flatMap((actions) =>
      split(statement.resources).map((resources) => ({ ...statement, principals, actions, resources })),
    ),
  );
}
