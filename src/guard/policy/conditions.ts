import { isObject, listOf } from "../value";
import { coversArn, coversPattern } from "./wildcards";

/** One condition: an operator, a key of the request, and values of which one is enough, or of which none may be met. */
export interface Condition {
  /** Without its prefix and its suffix, such as `StringLike`. */
  readonly operator: string;
  /** How the operator takes keys with several values: `ForAllValues`, `ForAnyValue` or nothing. */
  readonly quantifier: string;
  /** Whether a request without the key fulfils it. */
  readonly ifExists: boolean;
  /** Key of the request in lower case: AWS does not tell them apart. */
  readonly key: string;
  readonly values: readonly string[];
}

type Covers = (wide: string, narrow: string) => boolean;

const same: Covers = (wide, narrow) => wide === narrow;
const sameLetters: Covers = (wide, narrow) => wide.toLowerCase() === narrow.toLowerCase();

const atLeast: Covers = (wide, narrow) => wide === narrow || Number(wide) >= Number(narrow);
const atMost: Covers = (wide, narrow) => wide === narrow || Number(wide) <= Number(narrow);

/** Operators that one matching value fulfils: how a value covers another. */
const POSITIVE: Readonly<Record<string, Covers>> = {
  StringEquals: same,
  StringEqualsIgnoreCase: sameLetters,
  StringLike: coversPattern,
  ArnEquals: coversArn,
  ArnLike: coversArn,
  NumericEquals: same,
  DateEquals: same,
  BinaryEquals: same,
  Bool: sameLetters,
  IpAddress: same,
  Null: sameLetters,
  NumericLessThan: atLeast,
  NumericLessThanEquals: atLeast,
  NumericGreaterThan: atMost,
  NumericGreaterThanEquals: atMost,
};

/** Operators that no value may match: how a value covers another. */
const NEGATIVE: Readonly<Record<string, Covers>> = {
  StringNotEquals: same,
  StringNotEqualsIgnoreCase: sameLetters,
  StringNotLike: coversPattern,
  ArnNotEquals: coversArn,
  ArnNotLike: coversArn,
  NumericNotEquals: same,
  DateNotEquals: same,
  NotIpAddress: same,
};

/** Operators of one meaning under two names. */
const SYNONYMS: Readonly<Record<string, string>> = { ArnEquals: "ArnLike", ArnNotEquals: "ArnNotLike" };

/** Reads the conditions of a statement: all of them have to hold. None where their form is not known. */
export function readConditions(block: unknown): readonly Condition[] | undefined {
  if (block === undefined) {
    return [];
  }
  if (!isObject(block)) {
    return undefined;
  }
  const conditions = Object.entries(block).flatMap(([operator, keys]) =>
    isObject(keys) ? Object.entries(keys).map(([key, values]) => readCondition(operator, key, values)) : [undefined],
  );
  const read = conditions.flatMap((condition) => condition ?? []);
  const names = read.map(({ operator, quantifier, ifExists, key }) => [operator, quantifier, ifExists, key].join());
  // Of a key that one operator has in two spellings nobody knows which counts.
  return read.length < conditions.length || new Set(names).size < names.length ? undefined : read;
}

function readCondition(written: string, key: string, value: unknown): Condition | undefined {
  const [, quantifier, name, suffix] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(written) ?? [];
  const values = listOf(value);
  const isKnown = values.every((item) => ["string", "number", "boolean"].includes(typeof item));
  if (name === undefined || values.length === 0 || !isKnown) {
    return undefined;
  }
  return {
    operator: SYNONYMS[name] ?? name,
    quantifier: quantifier ?? "",
    ifExists: suffix !== undefined,
    key: key.toLowerCase(),
    values: values.map(String),
  };
}

/** Whether every request that fulfils all of `known` fulfils `wanted` too. When in doubt, no. */
export function implyCondition(known: readonly Condition[], wanted: Condition): boolean {
  return known.some((condition) => implies(condition, wanted));
}

function implies(known: Condition, wanted: Condition): boolean {
  const isComparable =
    known.key === wanted.key &&
    known.operator === wanted.operator &&
    known.quantifier === wanted.quantifier &&
    (wanted.ifExists || !known.ifExists);
  if (!isComparable) {
    return false;
  }
  const [positive, negative] = [POSITIVE[wanted.operator], NEGATIVE[wanted.operator]];
  if (positive) {
    return known.values.every((value) => wanted.values.some((other) => positive(other, value)));
  }
  // An operator that nobody knows here may be either: then the values have to be the same.
  const covers = negative ?? same;
  const isExcluded = wanted.values.every((other) => known.values.some((value) => covers(value, other)));
  return isExcluded && (negative !== undefined || known.values.every((value) => wanted.values.includes(value)));
}
