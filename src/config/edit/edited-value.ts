import { isDeepStrictEqual } from "node:util";
import type { Path } from "../finding";
import type { Edit } from "./edit";

/** The value after some edits: what the edited text has to mean. The value itself stays as it is. */
export function editedValue(value: unknown, edits: readonly Edit[]): unknown {
  const root = { value: copyOf(value) };
  for (const edit of edits) {
    if ("set" in edit) assign(root, ["value", ...edit.set], copyOf(edit.value));
    else remove(root, ["value", ...edit.remove]);
  }
  return root.value;
}

/** A value with none of its parts shared, and nothing in it but what a file can hold. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, copyOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}

type Holder = Record<string | number, unknown>;

/** Puts a value at a path, and makes what is missing on the way. */
export function assign(holder: object, path: Path, value: unknown): void {
  let parent = holder as Holder;
  path.forEach((step, depth) => {
    const next = path[depth + 1];
    if (next === undefined) parent[step] = value;
    else parent = (parent[step] ??= typeof next === "number" ? [] : {}) as Holder;
  });
}

function remove(holder: object, path: Path): void {
  const parent = path.slice(0, -1).reduce((value, step) => value[step] as Holder, holder as Holder);
  const step = path.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(step), 1);
  else delete parent[step];
}

/** The edits below `path` that make one mapping or list of another, so that what both have is left alone. */
export function differences(from: object, to: object, path: Path): Edit[] {
  return Array.isArray(from) && Array.isArray(to)
    ? listDifferences(from, to, path)
    : mappingDifferences(from as Holder, to as Holder, path);
}

function mappingDifferences(from: Holder, to: Holder, path: Path): Edit[] {
  return [
    ...Object.keys(to)
      .filter((key) => !Object.hasOwn(from, key) || !isDeepStrictEqual(from[key], to[key]))
      .map((key) => ({ set: [...path, key], value: to[key] })),
    ...Object.keys(from)
      .filter((key) => !Object.hasOwn(to, key))
      .map((key) => ({ remove: [...path, key] })),
  ];
}

function listDifferences(from: readonly unknown[], to: readonly unknown[], path: Path): Edit[] {
  const isKept = (item: unknown) => to.some((other) => isDeepStrictEqual(item, other));
  const kept = from.filter(isKept);
  const isBeginning = isDeepStrictEqual(kept, to.slice(0, kept.length));
  const rest = isBeginning ? kept : from.slice(0, to.length);
  // From the end, so that the positions of what is still to go stay the same.
  const removals = [...from.keys()]
    .filter((position) => (isBeginning ? !isKept(from[position]) : position >= to.length))
    .reverse()
    .map((position) => ({ remove: [...path, position] }));
  const sets = [...to.entries()]
    .filter(([position, item]) => position >= rest.length || !isDeepStrictEqual(rest[position], item))
    .map(([position, item]) => ({ set: [...path, position], value: item }));
  return [...removals, ...sets];
}
