/** A configuration's text, with the places of everything in it. */
import { isAlias, Lexer, parseDocument, visit } from "yaml";
import type { Document } from "yaml";
import { ConfigurationError } from "../../errors";
import { parseYaml } from "../yaml-file";
import type { YamlContent } from "../yaml-file";

/** A comment, as it stands in the text. */
export interface Comment {
  /** Where its `#` stands, in characters. */
  readonly offset: number;
  readonly text: string;
}

/** The text of a configuration file that can be edited. */
export interface Source {
  readonly text: string;
  readonly document: Document;
  readonly content: YamlContent;
  /** In the order of the text. */
  readonly comments: readonly Comment[];
  /** Names of the anchors that an alias repeats. */
  readonly aliased: ReadonlySet<string>;
  /** How new lines end. */
  readonly lineBreak: string;
}

/**
 * Reads a text that is to be edited.
 *
 * @param lineBreak - how new lines end
 * @throws ConfigurationError where it is not one sound YAML document: a key that stands twice has no one place
 */
export function readSource(file: string, text: string, lineBreak = "\n"): Source {
  const { content, problems } = parseYaml(file, text);
  if (content === undefined || problems.length > 0) throw new ConfigurationError(file, problems);

  const document = parseDocument(text, { keepSourceTokens: true, stringKeys: true, version: "1.2" });
  const aliased = new Set<string>();
  visit(document, (_key, node) => {
    if (isAlias(node)) aliased.add(node.source);
  });
  return {
    text,
    document,
    content,
    comments: commentsIn(text),
    aliased,
    lineBreak,
  };
}

/** Every comment of a text, wherever it stands. */
export function commentsIn(text: string): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let previous = "";
  for (const lexeme of new Lexer().lex(text)) {
    if (!MARKERS.has(lexeme)) {
      if (lexeme.startsWith("#") && previous !== SCALAR) comments.push({ offset, text: lexeme });
      offset += lexeme.length;
    }
    previous = lexeme;
  }
  return comments;
}

/** The comments that begin between two places. */
export function commentsBetween({ comments }: Source, start: number, end: number): readonly Comment[] {
  return comments.filter(({ offset }) => offset >= start && offset < end);
}

/** What the lexer puts before a scalar. */
const SCALAR = "\u001f";

/**
 * What the lexer says besides the text: document, end of flow, scalar.
 * @see https://eemeli.org/yaml/#lexer
 */
const MARKERS: ReadonlySet<string> = new Set(["\u0002", "\u0018", SCALAR]);
