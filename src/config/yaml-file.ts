/** Reads a YAML file in such a way that every value can be found again in the text. */
import { isScalar, LineCounter, parseAllDocuments } from "yaml";
import type { Document } from "yaml";
import type { Problem, SourceLocation } from "../errors";
import { describePath } from "./finding";
import type { Path } from "./finding";
import { duplicateKeys, offsetsIn, unknownAliases } from "./yaml-nodes";

/** What a YAML file holds. */
export interface YamlContent {
  /** The content as plain values. */
  readonly value: unknown;
  /** The place of a value, or of its key; where it is missing, of the mapping that should have it. */
  readonly locate: (path: Path, key?: boolean) => SourceLocation;
}

/** A file that was read: no content where the text is not one YAML document. */
export interface YamlFile {
  readonly content?: YamlContent;
  readonly problems: readonly Problem[];
}

/** Parses the text of a YAML 1.2 file. Duplicate keys are problems, but leave the content readable. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const problem = (what: string, write: string, offset: number, where = "the file"): Problem => ({
    where,
    what,
    write,
    location: locationOf(file, lines, offset),
  });

  // Duplicate keys are looked for below, with their full path. Keys are texts, so that a path finds them again.
  const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false, version: "1.2" } as const;
  const documents = Array.from<Document.Parsed>(parseAllDocuments(text, { ...options, lineCounter: lines }));
  const [document, second] = documents;

  const errors = documents.flatMap((parsed) => [...parsed.errors, ...parsed.warnings]);
  if (errors.length > 0) {
    return {
      problems: errors.map(({ message, pos }) =>
        problem(`is not YAML: ${message}`, "valid YAML 1.2; quotes around a text often help", pos[0]),
      ),
    };
  }
  if (second !== undefined) {
    return { problems: [problem("has more than one YAML document", "one document", second.range[0])] };
  }
  if (document === undefined || isEmpty(document)) {
    return { problems: [problem("is empty", "a configuration, such as the example config/organization.yaml", 0)] };
  }

  const aliases = unknownAliases(document).map(({ path, offset }) =>
    problem("is an alias of an anchor that does not stand before it", "the value itself", offset, describePath(path)),
  );
  if (aliases.length > 0) return { problems: aliases };

  const duplicates = duplicateKeys(document).map(({ path, offset, first }) =>
    problem(
      `stands twice, first in line ${locationOf(file, lines, first).line}`,
      "each key once",
      offset,
      describePath(path),
    ),
  );
  const offsetOf = offsetsIn(document);
  const locate = (path: Path, key = false) => locationOf(file, lines, offsetOf(path, key));
  return { content: { value: document.toJS({ maxAliasCount: -1 }), locate }, problems: duplicates };
}

function locationOf(file: string, lines: LineCounter, offset: number): SourceLocation {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** A text of comments only is a document with an empty value. */
function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}
