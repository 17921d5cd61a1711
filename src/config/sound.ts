import type { Path } from "./finding";

/**
 * What is left of a value when everything that was refused is taken out: every part may be missing.
 *
 * The key of a refused part stays, with the value undefined, so that "refused" and "never written" can be told apart.
 */
export type Sound<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Sound<Item> | undefined)[]
    : { readonly [Key in keyof T]?: Sound<T[Key]> };

/**
 * Takes the refused parts out of `value`.
 *
 * What stays has the form of `T`, so the rules that compare several keys need no further checks, and never speak of a
 * value that was refused already.
 */
export function soundPartOf<T>(value: unknown, refused: readonly Path[]): Sound<T> | undefined {
  const refusedPaths = new Set(refused.map((path) => JSON.stringify(path)));
  const copy = (part: unknown, path: Path): unknown => {
    if (refusedPaths.has(JSON.stringify(path))) return undefined;
    if (Array.isArray(part)) return part.map((item, index) => copy(item, [...path, index]));
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).filter(([, member]) => member !== undefined);
    return Object.fromEntries(entries.map(([key, member]) => [key, copy(member, [...path, key])]));
  };
  return copy(value, []) as Sound<T> | undefined;
}
