/**
 * Edits that can be made at once, by the places that they had before any of them. What an edit depends on, or lies
 * too near to, waits for the next batch: so thousands of new entries cost one reading of the file.
 */
import { isDeepStrictEqual } from "node:util";
import { isCollection, isMap, isSeq } from "yaml";
import type { Problem } from "../../errors";
import { describePath, valueAt } from "../finding";
import type { Path } from "../finding";
import { addEntries } from "./add";
import { pathOf } from "./edit";
import type { Edit, SetEdit } from "./edit";
import { assign, differences } from "./edited-value";
import { commentAbove } from "./comment-above";
import { hasExplicitKey } from "./extent";
import { notationOf } from "./notation";
import type { Entries, Notation } from "./notation";
import { canHold, placesAlong, sharedWith } from "./place";
import type { Place } from "./place";
import { removeEntries } from "./remove";
import { replaceValue } from "./replace";
import type { Source } from "./source";
import type { Splice } from "./splice";

/** What comes of planning. */
export interface Plan {
  readonly splices: readonly Splice[];
  readonly problems: readonly Problem[];
  /** The edits that wait for the next batch, in their order. */
  readonly left: readonly Edit[];
}

/** Plans as many of the edits as can be made at once, the first of them at least. */
export function planBatch(source: Source, edits: readonly Edit[]): Plan {
  const batch = new Batch(source);
  const queue = [...edits].reverse();
  for (let edit = queue.pop(); edit !== undefined; edit = queue.pop()) {
    const answer = batch.take(edit);
    if (answer === "waits") {
      queue.push(edit);
      break;
    }
    queue.push(...[...answer].reverse());
  }
  return { splices: batch.splices(), problems: batch.problems, left: queue.reverse() };
}

/** Edits of one collection or one value. */
interface Site {
  readonly kind: "add" | "remove" | "replace";
  readonly place: Place;
  readonly path: Path;
  readonly additions: { readonly path: Path; readonly value: unknown; readonly comment?: string }[];
  readonly positions: Set<number>;
}

class Batch {
  readonly problems: Problem[] = [];
  private readonly notation: Notation;
  private readonly sites = new Map<string, Site>();
  private readonly written = new Set<string>();
  private readonly aboveWritten = new Set<string>();
  private readonly aboveSites = new Set<string>();
  private comment?: { readonly place: Place; readonly text: string };

  constructor(private readonly source: Source) {
    this.notation = notationOf(source);
  }

  /** Takes an edit in, or answers with the smaller edits that it stands for, or that it has to wait. */
  take(edit: Edit): readonly Edit[] | "waits" {
    const path = pathOf(edit);
    const places = placesAlong(this.source, path);
    const found = places.length === path.length + 1;
    const place = places.at(-1)!;
    if (this.comment !== undefined || this.touches(path)) return "waits";

    const refusal = this.refusalOf(edit, places, found);
    if (refusal !== undefined) {
      // What is not there yet may come from an edit before.
      return this.sites.size > 0 ? "waits" : this.refuse(path, refusal);
    }
    if (!("set" in edit)) {
      const { position } = place.within!;
      return this.enter("remove", places.at(-2)!, path.slice(0, -1), path, ({ positions }) => positions.add(position));
    }
    if (!found) {
      const site = path.slice(0, places.length - 1);
      const addition = { path: path.slice(site.length), value: edit.value, comment: edit.comment };
      return this.enter("add", place, site, path, ({ additions }) => additions.push(addition));
    }
    return this.takeExisting(edit, place);
  }

  splices(): Splice[] {
    const splices = [...this.sites.values()].flatMap((site) => {
      const made = this.make(site);
      return typeof made === "string" ? this.refuse(site.path, [made, BY_HAND]) : made;
    });
    const above = this.comment && commentAbove(this.source, this.comment.place, this.comment.text);
    return above === undefined ? splices : [...splices, above];
  }

  private takeExisting({ set: path, value, comment }: SetEdit, place: Place): readonly Edit[] | "waits" {
    if (comment !== undefined) {
      if (this.sites.size > 0) return "waits";
      this.comment = { place, text: comment };
      return [{ set: path, value }];
    }
    const old = valueAt(this.source.content.value, path);
    if (isDeepStrictEqual(old, value)) return [];
    if (isCollection(place.node) && isSameKind(place.node, value)) {
      return differences(old as object, value as object, path);
    }
    return this.enter("replace", place, path, path, ({ additions }) => additions.push({ path: [], value }));
  }

  private make({ kind, place, additions, positions }: Site): Splice[] | string {
    if (kind === "remove") return removeEntries(this.source, place, positions);
    if (kind === "replace") return replaceValue(this.source, this.notation, place, additions[0]!.value);
    const entries = entriesOf(place, additions);
    const isInBrackets = place.inFlow || (isCollection(place.node) && place.node.flow === true);
    const lost = isInBrackets ? entries.comments.map(({ comment }) => comment).join("\n") : "";
    const above = lost === "" ? undefined : commentAbove(this.source, place, lost);
    return [...(above === undefined ? [] : [above]), ...addEntries(this.source, this.notation, place, entries)];
  }

  private refusalOf(edit: Edit, places: readonly Place[], found: boolean): Refusal | undefined {
    const path = pathOf(edit);
    const shared = sharedWith(places, found, this.source);
    if (shared !== undefined) return [shared.what, BY_HAND, path.slice(0, shared.depth)];
    if (places.some(({ within }) => within !== undefined && hasExplicitKey(within.collection, within.position))) {
      return ["has a key behind a question mark", "the key without it"];
    }
    if (!("set" in edit)) {
      return found && path.length > 0 ? undefined : ["is not there to be removed", "the path of an entry"];
    }
    if (edit.value === undefined) return ["is given no value", "a value, or remove the entry"];
    if (found) return undefined;
    const site = path.slice(0, places.length - 1);
    const { node } = places.at(-1)!;
    const added = this.sites.get(keyOf(site))?.additions.map((addition) => addition.path[0]!) ?? [];
    if (canHold(node, added, path[site.length]!)) return undefined;
    return [`cannot be added to ${describePath(site)}`, NEEDS[isMap(node) ? "map" : isSeq(node) ? "list" : "other"]];
  }

  private refuse(path: Path, [what, write, place = path]: Refusal): [] {
    const location = this.source.content.locate(place);
    this.problems.push({ where: describePath(path), what, write, location });
    return [];
  }

  /** Whether an edit speaks of what another one makes, changes or moves. */
  private touches(path: Path): boolean {
    const beginnings = beginningsOf(path);
    return (
      this.aboveWritten.has(keyOf(path)) ||
      beginnings.some((beginning) => this.written.has(beginning)) ||
      beginnings.slice(0, -1).some((beginning) => this.isMoved(path, this.sites.get(beginning)))
    );
  }

  /** An item that goes moves those behind it. */
  private isMoved(path: Path, site: Site | undefined): boolean {
    if (site?.kind !== "remove" || !isSeq(site.place.node)) return false;
    return [...site.positions].some((position) => position <= Number(path[site.path.length]));
  }

  private enter(
    kind: Site["kind"],
    place: Place,
    sitePath: Path,
    path: Path,
    change: (site: Site) => void,
  ): readonly Edit[] | "waits" {
    const key = keyOf(sitePath);
    const aboveSite = beginningsOf(sitePath).slice(0, -1);
    const site = this.sites.get(key) ?? { kind, place, path: sitePath, additions: [], positions: new Set<number>() };
    if (site.kind !== kind || this.aboveSites.has(key) || aboveSite.some((beginning) => this.sites.has(beginning))) {
      return "waits";
    }
    change(site);
    this.sites.set(key, site);
    this.written.add(keyOf(path));
    for (const beginning of beginningsOf(path).slice(0, -1)) this.aboveWritten.add(beginning);
    for (const beginning of aboveSite) this.aboveSites.add(beginning);
    return [];
  }
}

type Refusal = readonly [what: string, write: string, place?: Path];

const BY_HAND = "the change by hand";

const NEEDS = {
  map: "a name",
  list: "the position behind its last item",
  other: "a value there that is a mapping or a list",
};

function isSameKind(node: unknown, value: unknown): boolean {
  return typeof value === "object" && value !== null && Array.isArray(value) === isSeq(node);
}

/** The new entries of a site as one value, with the positions of new items counted from 0. */
function entriesOf({ node }: Place, additions: Site["additions"]): Entries {
  const offset = isSeq(node) ? node.items.length : 0;
  const isList = isSeq(node) || (!isMap(node) && typeof additions[0]!.path[0] === "number");
  const value: Entries["value"] = isList ? [] : {};
  const comments: Entries["comments"][number][] = [];
  for (const {
    path: [first, ...rest],
    value: added,
    comment,
  } of additions) {
    // prettier-ignore
    const path = [typeof first === "number" ? first - offset : first!, ...rest];
    assign(value, path, added);
    if (comment !== undefined) comments.push({ path, comment });
  }
  return { value, comments };
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** The keys of a path's beginnings, the shortest first and the whole path last. */
function beginningsOf(path: Path): string[] {
  return [...path.keys(), path.length].map((length) => keyOf(path.slice(0, length)));
}
