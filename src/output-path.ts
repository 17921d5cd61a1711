/**
 * How a configuration points into an output of a Terraform state, in Terraform's own words: `role_arns.auditor`,
 * `organizational_unit_ids["Workloads/Production"]`, `queues[0].arn`.
 *
 * Only names, keys and indexes: nothing is computed, so no text can become an expression of another kind.
 * @see https://developer.hashicorp.com/terraform/language/expressions/types#indices-and-attributes
 */

/** An output's name, then the keys and indexes that lead into its value. */
export type OutputPath = readonly [output: string, ...steps: (string | number)[]];

const NAME = "[A-Za-z_][A-Za-z0-9_-]*";
const INDEX = "(?:0|[1-9][0-9]{0,8})";
/** Of a key: what means itself, quote and backslash behind a backslash, and `${` and `%{` with their sign doubled. */
const CHARACTER = '(?:[ !#&-\\[\\]-~\\u00a0-\\uffff]|\\\\["\\\\]|[$%](?!\\{)|\\$\\$\\{|%%\\{)';

/** Matches what {@link parseOutputPath} accepts: for editors, which know no parser. */
export const OUTPUT_PATH = new RegExp(`^${NAME}(?:\\.${NAME}|\\[${INDEX}\\]|\\["${CHARACTER}*"\\])*$`);

const FIRST = new RegExp(`^${NAME}`);
const STEP = new RegExp(`\\.(${NAME})|\\[(${INDEX})\\]|\\["(${CHARACTER}*)"\\]`, "y");

/** A path, or why the text is none, as a clause: `the brackets at character 6 are not closed`. */
export type ParsedOutputPath =
  { readonly path: OutputPath; readonly problem?: undefined } | { readonly path?: undefined; readonly problem: string };

/** Parses a path. */
export function parseOutputPath(text: string): ParsedOutputPath {
  const output = FIRST.exec(text)?.[0];
  if (output === undefined) {
    return {
      problem: text === "" ? "it names no output" : `an output begins with a letter, not with ${nameOf(text, 0)}`,
    };
  }
  const steps: (string | number)[] = [];
  for (let position = output.length; position < text.length; position = STEP.lastIndex) {
    STEP.lastIndex = position;
    const [whole, name, index, key = ""] = STEP.exec(text) ?? [];
    if (whole === undefined) return { problem: problemAt(text, position) };
    steps.push(index === undefined ? (name ?? unescape(key)) : Number(index));
  }
  return { path: [output, ...steps] };
}

function unescape(key: string): string {
  return key.replace(/\\(.)/g, "$1").replace(/([$%])\1\{/g, "$1{");
}

/** Why no step begins at a position. */
function problemAt(text: string, position: number): string {
  const place = `at character ${position + 1}`;
  const rest = text.slice(position);
  if (rest.startsWith(".")) {
    return /^\.\d/.test(rest)
      ? `an index is written in brackets, such as [0], not behind the dot ${place}`
      : `no name follows the dot ${place}`;
  }
  if (rest.startsWith('["')) return `the key ${place} ${problemInKey(rest)}`;
  if (!rest.startsWith("[")) return `${nameOf(text, position)} ${place} is neither a dot nor a bracket`;
  if (!rest.includes("]")) return `the brackets ${place} are not closed`;
  return `the brackets ${place} hold neither a whole number nor a key in double quotes`;
}

/** What is wrong with a key; the text begins with its bracket. */
function problemInKey(text: string): string {
  const [begin = ""] = new RegExp(`^\\["${CHARACTER}*`).exec(text) ?? [];
  const next = text.slice(begin.length);
  if (next === "") return "has no closing quote";
  if (next.startsWith('"')) return "is not followed by a closing bracket";
  if (next.startsWith("\\")) return "has a backslash that stands before neither a quote nor a backslash";
  if (/^[$%]/.test(next))
    return `has ${next.slice(0, 2)}, which begins an expression: for the text write ${next[0]}${next.slice(0, 2)}`;
  return `has ${nameOf(next, 0)}`;
}

/** A character as people can read it. */
function nameOf(text: string, position: number): string {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  return /\p{C}/u.test(character) ? `the character U+${hexadecimal(character)}` : `"${character}"`;
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
