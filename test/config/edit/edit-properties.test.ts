/** What holds of every edit of every file. */
import * as fc from "fast-check";
import { Lexer, parse } from "yaml";
import { editConfiguration } from "../../../src/config/edit";
import type { Edit } from "../../../src/config/edit";
import { valueAt } from "../../../src/config/finding";
import type { Path } from "../../../src/config/finding";
import { AuditTrailError } from "../../../src/errors";
import { anyDocument, anyKey, anyValue, pathsIn } from "./random-document";
import type { Value } from "./random-document";

/** An edit before it is known what it can be made on. */
interface Wish {
  readonly kind: "change" | "add" | "addDeep" | "remove";
  readonly at: number;
  readonly key: string;
  readonly value: Value;
}

const anyWish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom("change", "add", "addDeep", "remove"),
  at: fc.nat(1000),
  key: anyKey,
  value: anyValue,
});

/** Makes wishes into edits that the value, as the edits before have left it, allows. */
function editsOf(value: unknown, wishes: readonly Wish[]): { readonly edits: Edit[]; readonly value: unknown } {
  const copy = structuredClone(value) as Value;
  const edits = wishes.flatMap(({ kind, at, key, value: wanted }): Edit[] => {
    const paths = pathsIn(copy);
    const collections: Path[] = [[], ...paths.filter((path) => typeof valueAt(copy, path) === "object" && valueAt(copy, path) !== null)]; // prettier-ignore
    if (kind === "add" || kind === "addDeep") {
      const holder = collections[at % collections.length]!;
      const collection = valueAt(copy, holder);
      const step = Array.isArray(collection) ? collection.length : `new-${key}`;
      const path = kind === "add" ? [...holder, step] : [...holder, step, "deep", key];
      if (valueAt(copy, [...holder, step]) !== undefined) return [];
      put(copy, path, wanted);
      return [{ set: path, value: wanted }];
    }
    const path = paths[at % paths.length];
    if (path === undefined) return [];
    if (kind === "change") {
      put(copy, path, wanted);
      return [{ set: path, value: wanted }];
    }
    if (path.length === 1 && Object.keys(copy as object).length === 1) return [];
    take(copy, path);
    return [{ remove: path }];
  });
  return { edits, value: copy };
}

type Holder = Record<string | number, unknown>;

function put(root: Value, path: Path, value: Value): void {
  const last = path.at(-1)!;
  let parent = root as unknown as Holder;
  for (const step of path.slice(0, -1)) parent = (parent[step] ??= {}) as Holder;
  parent[last] = structuredClone(value);
}

function take(root: Value, path: Path): void {
  const parent = valueAt(root, path.slice(0, -1)) as Holder;
  if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
  else delete parent[path.at(-1)!];
}

const commentsOf = (text: string) => [...new Lexer().lex(text)].filter((lexeme) => /^# comment \d+$/.test(lexeme));

/** The lines of each key of the document, without what stands between them. */
function sections(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let key: string | undefined;
  for (const line of text.split("\n")) {
    if (/^\s*$/.test(line) || line.startsWith("#")) continue;
    const [, name] = /^([\w-]+|"[^"]*"|'[^']*'):/.exec(line) ?? [];
    key = name ?? key;
    if (key !== undefined) found.set(key, `${found.get(key) ?? ""}${line.trimEnd()}\n`);
  }
  return found;
}

const RUNS = { numRuns: 150 };

/** Runs the property on every text and every edit that is not refused for the sake of a comment. */
function everyEdit(check: (text: string, edits: readonly Edit[], edited: string, value: unknown) => void): void {
  let refused = 0;
  let made = 0;
  fc.assert(
    fc.property(anyDocument, fc.array(anyWish, { minLength: 1, maxLength: 5 }), (text, wishes) => {
      const { edits, value } = editsOf(parse(text), wishes);
      let edited: string;
      try {
        edited = editConfiguration(text, edits);
      } catch (error) {
        if (!AuditTrailError.isAuditTrailError(error)) throw error;
        expect(error.problems.map(({ what }) => what).join("\n")).toMatch(/^holds comments that/);
        refused++;
        return;
      }
      made++;
      check(text, edits, edited, value);
    }),
    RUNS,
  );
  expect(refused).toBeLessThan(made / 4);
}

describe("every edit", () => {
  it("makes the value that it says, and no other", () => {
    everyEdit((_text, _edits, edited, value) => expect(parse(edited)).toEqual(value));
  });

  it("keeps every comment, in its order within what is not touched", () => {
    everyEdit((text, _edits, edited) => expect(commentsOf(edited).sort()).toEqual(commentsOf(text).sort()));
  });

  it("leaves the lines of every other key as they are, byte for byte", () => {
    everyEdit((text, edits, edited) => {
      const touched = new Set(edits.map((edit) => String(("set" in edit ? edit.set : edit.remove)[0])));
      const after = sections(edited);
      for (const [key, lines] of sections(text)) {
        if (!touched.has(key.replace(/^["']|["']$/g, ""))) expect(after.get(key)).toBe(lines);
      }
    });
  });

  it("ends lines as the file does, and changes nothing where nothing is new", () => {
    everyEdit((text, _edits, edited, value) => {
      if (text.includes("\r\n")) expect(edited).not.toMatch(/[^\r]\n/);
      else expect(edited).not.toContain("\r");
      expect(editConfiguration(edited, pathsIn(value).map((set) => ({ set, value: valueAt(value, set) })))).toBe(edited); // prettier-ignore
    });
  });
});
