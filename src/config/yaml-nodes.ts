/** Walks the nodes of a YAML document by the paths of its values. */
import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node } from "yaml";
import type { Path } from "./finding";

/** A node with its path. */
interface PlacedNode {
  readonly path: Path;
  readonly node: Node | null;
  /** Undefined for items of a list and for the document itself. */
  readonly key?: Node;
}

/** A place in the text of a document, counted in characters. */
interface Place {
  readonly path: Path;
  readonly offset: number;
}

/** Keys that stand a second time in their mapping, each with the place of the first. */
export function duplicateKeys(document: Document): readonly (Place & { readonly first: number })[] {
  return nodesOf(document).flatMap((mapping) => {
    const firstByKey = new Map<unknown, number>();
    return children(mapping).flatMap(({ path, key }) => {
      if (key === undefined) return [];
      const [name, offset] = [path.at(-1), start(key)];
      const first = firstByKey.get(name);
      if (first !== undefined) return [{ path, offset, first }];
      firstByKey.set(name, offset);
      return [];
    });
  });
}

/** Aliases whose anchor does not stand before them. */
export function unknownAliases(document: Document): readonly Place[] {
  return nodesOf(document).flatMap(({ path, node }) =>
    isAlias(node) && node.resolve(document) === undefined ? [{ path, offset: start(node) }] : [],
  );
}

/**
 * Tells where a value begins in the text: a single value where it stands, a mapping or a list at its key. A value that is
 * missing has the place of the nearest mapping or list that should hold it. Each mapping is read once, however many of
 * its values are looked for.
 */
export function offsetsIn(document: Document): (path: Path, key: boolean) => number {
  const childrenOf = new Map<Node | null, ReadonlyMap<string | number | undefined, PlacedNode>>();
  const childAt = (parent: Node | null, step: string | number): PlacedNode | undefined => {
    // Of a key that stands twice, the last one is the one that counts.
    const known =
      childrenOf.get(parent) ??
      new Map(children({ path: [], node: parent }).map((child) => [child.path[0], child] as const));
    childrenOf.set(parent, known);
    return known.get(step);
  };
  return (path, key) => {
    let place: PlacedNode = { path: [], node: document.contents };
    for (const step of path) {
      const { node } = place;
      const child = childAt(isAlias(node) ? (node.resolve(document) ?? null) : node, step);
      if (child === undefined) return startOf(place, true);
      place = child;
    }
    return startOf(place, key);
  };
}

function startOf({ node, key: keyNode }: PlacedNode, key: boolean): number {
  const isSingle = isAlias(node) || (isScalar(node) && node.value !== null);
  return keyNode !== undefined && (key || !isSingle) ? start(keyNode) : start(node);
}

function start(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

/** Every node of a document. Aliases are not followed, so this ends. */
function nodesOf(document: Document): readonly PlacedNode[] {
  const below = (place: PlacedNode): PlacedNode[] => [place, ...children(place).flatMap(below)];
  return below({ path: [], node: document.contents });
}

function children({ path, node }: PlacedNode): readonly PlacedNode[] {
  if (isSeq<Node>(node)) return node.items.map((item, index) => ({ path: [...path, index], node: item }));
  if (!isMap<Node, Node | null>(node)) return [];
  return node.items.map(({ key, value }) => ({
    path: [...path, isScalar(key) ? String(key.value) : ""],
    node: value,
    key,
  }));
}
