import type { Finding, ResourceUpdate } from "./rule";
import { canonical, isEmpty, withoutEmpty } from "./value";
import type { Values } from "./value";

/** One attribute of a resource, before and after. */
export interface Attribute {
  /** Path such as `rule.0.default_retention.0.mode`. */
  readonly path: string;
  readonly before: unknown;
  /** Without a meaning where {@link isUnknown}. */
  readonly after: unknown;
  /** Whether the value, or a part of it, is known only after apply. */
  readonly isUnknown: boolean;
  /** Whether the value must not be shown. */
  readonly isSensitive: boolean;
}

/** @param path - names of attributes and indexes of blocks, with dots between them */
export function attributeOf({ before, after, unknown, sensitive }: ResourceUpdate, path: string): Attribute {
  return {
    path,
    before: valueAt(before, path),
    after: valueAt(after, path),
    isUnknown: isMarked(unknown, path),
    isSensitive: sensitive.some((marks) => isMarked(marks, path)),
  };
}

function valueAt(values: unknown, path: string): unknown {
  return path.split(".").reduce(memberOf, values);
}

/** Terraform marks a value, something that it is a part of, or parts of it. */
function isMarked(marks: unknown, path: string): boolean {
  let inner = marks;
  for (const key of path.split(".")) {
    if (inner === true) {
      return true;
    }
    inner = memberOf(inner, key);
  }
  return marksAny(inner);
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Values)[key] : undefined;
}

function marksAny(marks: unknown): boolean {
  return marks === true || (typeof marks === "object" && marks !== null && Object.values(marks).some(marksAny));
}

/** `before → after`, as people read it. */
export function describe({ before, after, isUnknown, isSensitive }: Attribute): string {
  const show = (value: unknown) => (isSensitive && !isEmpty(value) ? "(sensitive value)" : describeValue(value));
  return `${show(before)} → ${isUnknown ? "(known after apply)" : show(after)}`;
}

/** A value in one line, without what has no value in it. */
export function describeValue(value: unknown): string {
  if (isEmpty(value)) {
    return "nothing";
  }
  return typeof value === "object" ? canonical(withoutEmpty(value)) : String(value as string | number | boolean);
}

/** The refusal of a value that nobody can judge: fail closed. */
export function unjudged(attribute: Attribute): Finding {
  return { what: `${attribute.path} cannot be judged before apply`, found: describe(attribute), isUnjudged: true };
}
