/** Finds the node that a path leads to, and refuses paths on which an edit would change another place too. */
import { isAlias, isCollection, isMap, isScalar, isSeq, visit } from "yaml";
import type { Node } from "yaml";
import type { Path } from "../finding";
import { entriesOf, isPairEntry } from "./extent";
import type { Collection } from "./extent";
import type { Source } from "./source";

/** A node on the way to a value. */
export interface Place {
  readonly node: Node | null;
  /** The collection around it, and its position there. Missing for the document itself. */
  readonly within?: { readonly collection: Collection; readonly position: number };
  /** Whether it stands between brackets, so that it has no lines of its own. */
  readonly inFlow: boolean;
}

/** The nodes along a path, from the document to the deepest that exists. */
export function placesAlong({ document }: Source, path: Path): readonly Place[] {
  const places: Place[] = [{ node: document.contents as Node | null, inFlow: false }];
  for (const step of path) {
    const { node, inFlow } = places.at(-1)!;
    if (!isCollection(node)) break;
    const collection = node as Collection;
    const position = positionOf(collection, step);
    const entry = entriesOf(collection)[position];
    if (entry === undefined) break;
    places.push({
      node: isPairEntry(entry) ? entry.value : entry,
      within: { collection, position },
      inFlow: inFlow || collection.flow === true,
    });
  }
  return places;
}

function positionOf(collection: Collection, step: string | number): number {
  if (isSeq(collection)) return typeof step === "number" ? step : -1;
  if (typeof step === "number") return -1;
  return entriesOf(collection).findIndex(
    (entry) => isPairEntry(entry) && isScalar(entry.key) && String(entry.key.value) === step,
  );
}

/**
 * Whether a node can take an entry of that name: it is empty, or a collection of the right kind.
 *
 * @param added - names of the entries that it is about to get
 */
export function canHold(node: Node | null, added: readonly (string | number)[], step: string | number): boolean {
  if (isMap(node)) return typeof step === "string";
  const isEmpty = node === null || (isScalar(node) && node.value === null);
  if (!isSeq(node) && !isEmpty) return false;
  if (typeof step === "string") return isEmpty && added.every((name) => typeof name === "string");
  const length = isSeq(node) ? node.items.length : 0;
  const isList = added.every((name) => typeof name === "number");
  return isList && step >= length && step <= length + new Set(added).size;
}

/** Why nothing may be changed below or at some places, and how far down that shows. */
export interface Sharing {
  readonly what: string;
  /** Number of the place. */
  readonly depth: number;
}

/** Why nothing may be changed below or at one of these places, where that is so. */
export function sharedWith(places: readonly Place[], found: boolean, { aliased }: Source): Sharing | undefined {
  const last = places.length - 1;
  for (const [depth, { node }] of places.entries()) {
    const isTarget = found && depth === last;
    if (isAlias(node) && !isTarget) {
      return { what: `stands inside the alias *${node.source}, so the change would show in another place too`, depth };
    }
    const anchor = (isTarget ? anchorsWithin(node) : anchorsOf(node)).find((name) => aliased.has(name));
    if (anchor !== undefined) {
      return { what: `belongs to the anchor &${anchor}, which an alias repeats in another place`, depth: last };
    }
  }
  return undefined;
}

function anchorsOf(node: Node | null): readonly string[] {
  return node !== null && !isAlias(node) && node.anchor !== undefined ? [node.anchor] : [];
}

function anchorsWithin(node: Node | null): readonly string[] {
  const anchors: string[] = [];
  if (node !== null) {
    visit(node, { Node: (_key, inner) => void anchors.push(...anchorsOf(inner as Node)) });
  }
  return anchors;
}
