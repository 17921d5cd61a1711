import { blockOf, isEmpty, isObject, listOf } from "../value";
import type { Values } from "../value";

/** What one lifecycle rule deletes, and when. A rule that deletes current and noncurrent versions has two. */
export interface Expiry {
  /** Id of the rule. */
  readonly rule: string;
  /** What is deleted, for people. */
  readonly what: "objects" | "noncurrent versions";
  readonly scope: Scope;
  /** After how many days. Either this or `date`. */
  readonly days?: number;
  /** On which day, and whenever something is as old after it. */
  readonly date?: string;
  /** How many newer noncurrent versions a version needs to go. */
  readonly newerVersions: number;
}

/** What a rule is about: objects that fulfil all of it. */
interface Scope {
  readonly prefix: string;
  /** Tags as `key=value`. */
  readonly tags: readonly string[];
  readonly largerThan: number;
  readonly smallerThan: number;
}

/** Everything that lifecycle rules delete. Rules that are not enabled delete nothing. */
export function expiriesOf(rules: unknown): Expiry[] {
  return listOf(rules)
    .map(blockOf)
    .flatMap((rule, index) => {
      if (rule["status"] === "Disabled" || rule["enabled"] === false) {
        return [];
      }
      const scope = scopeOf(rule);
      const common = { rule: String(rule["id"] ?? index), scope };
      const expiration = blockOf(rule["expiration"]);
      const noncurrent = blockOf(rule["noncurrent_version_expiration"]);
      return [
        ...time(expiration["days"], expiration["date"]).map((when): Expiry => {
          return { ...common, ...when, what: "objects", newerVersions: 0 };
        }),
        ...time(noncurrent["noncurrent_days"] ?? noncurrent["days"], undefined).map((when): Expiry => {
          const newerVersions = Number(noncurrent["newer_noncurrent_versions"] ?? 0);
          return {
            ...common,
            ...when,
            what: "noncurrent versions",
            newerVersions,
          };
        }),
      ];
    });
}

/** Whether everything that `later` deletes is deleted by `sooner` anyway, and no later. */
export function coversExpiry(sooner: Expiry, later: Expiry): boolean {
  const isNoLater =
    sooner.date === undefined && later.date === undefined
      ? sooner.days! <= later.days!
      : sooner.date !== undefined && later.date !== undefined && sooner.date <= later.date;
  return (
    sooner.what === later.what &&
    isNoLater &&
    sooner.newerVersions <= later.newerVersions &&
    later.scope.prefix.startsWith(sooner.scope.prefix) &&
    sooner.scope.tags.every((tag) => later.scope.tags.includes(tag)) &&
    sooner.scope.largerThan <= later.scope.largerThan &&
    sooner.scope.smallerThan >= later.scope.smallerThan
  );
}

function time(days: unknown, date: unknown): { readonly days?: number; readonly date?: string }[] {
  return [
    ...(isEmpty(days) || Number(days) === 0 ? [] : [{ days: Number(days) }]),
    ...(isEmpty(date) ? [] : [{ date: String(date) }]),
  ];
}

/** A rule says it in a filter, in one inside `and`, or in the older way beside its id. */
function scopeOf(rule: Values): Scope {
  const filter = blockOf(rule["filter"]);
  const parts = [rule, filter, blockOf(filter["and"])];
  const tags = parts.flatMap(({ tags: inner, tag }) => [
    ...(isObject(inner) ? Object.entries(inner).map(([key, value]) => `${key}=${String(value)}`) : []),
    ...listOf(tag).map((one) => `${String(blockOf(one)["key"])}=${String(blockOf(one)["value"])}`),
  ]);
  const bound = (name: string) => parts.map((part) => Number(part[name] ?? 0)).filter((bytes) => bytes > 0);
  return {
    prefix: parts.map(({ prefix }) => (isEmpty(prefix) ? "" : String(prefix))).find((prefix) => prefix !== "") ?? "",
    tags,
    largerThan: Math.max(0, ...bound("object_size_greater_than")),
    smallerThan: Math.min(Infinity, ...bound("object_size_less_than")),
  };
}
