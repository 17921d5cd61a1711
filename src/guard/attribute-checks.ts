/** What many rules ask of attributes. All of them refuse a value that is known only after apply. */
import { attributeOf, describe, unjudged } from "./attribute";
import type { Attribute } from "./attribute";
import type { Finding, ResourceUpdate } from "./rule";
import { isEmpty, listOf, meaningOf } from "./value";

/** An attribute of which one value protects. */
export interface Protection {
  readonly path: string;
  /** The value that protects. */
  readonly keep: unknown;
  /** What the attribute is where nobody sets it. */
  readonly otherwise: unknown;
  /** What happens when it becomes anything else. */
  readonly what: string;
}

/** Protections that are there before, and not after. */
export function lostProtections(update: ResourceUpdate, protections: readonly Protection[]): Finding[] {
  return protections.flatMap(({ path, keep, otherwise, what }) => {
    const isKept = (value: unknown) => (value ?? otherwise) === keep;
    return check(attributeOf(update, path), isKept, ({ after }) => isKept(after), what);
  });
}

/** Attributes that have a value before, and another one or none after. */
export function changedValues(update: ResourceUpdate, paths: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(paths).flatMap(([path, what]) =>
    check(
      attributeOf(update, path),
      (before) => !isEmpty(before),
      ({ before, after }) => meaningOf(before) === meaningOf(after),
      what,
    ),
  );
}

/** Attributes that become something else: a value none, none a value, or a value another. */
export function differentValues(update: ResourceUpdate, paths: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(paths).flatMap(([path, what]) =>
    check(
      attributeOf(update, path),
      () => true,
      ({ before, after }) => meaningOf(before) === meaningOf(after),
      what,
    ),
  );
}

/** Lists and sets that lose a member. */
export function lostMembers(update: ResourceUpdate, paths: Readonly<Record<string, string>>): Finding[] {
  return Object.entries(paths).flatMap(([path, what]) =>
    check(
      attributeOf(update, path),
      (before) => !isEmpty(before),
      ({ before, after }) => listOf(before).every((member) => listOf(after).includes(member)),
      what,
    ),
  );
}

/**
 * The one order in which everything is asked: what protects nothing may become anything, what is not known is refused,
 * and what is known has to be as safe as before.
 */
export function check(
  attribute: Attribute,
  protects: (before: unknown) => boolean,
  isSafe: (attribute: Attribute) => boolean,
  what: string,
): Finding[] {
  if (!protects(attribute.before)) {
    return [];
  }
  if (attribute.isUnknown) {
    return [unjudged(attribute)];
  }
  return isSafe(attribute) ? [] : [{ what, found: describe(attribute) }];
}
