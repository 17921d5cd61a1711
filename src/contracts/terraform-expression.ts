/** Terraform expressions as text. */
import type { OutputPath } from "../output-path";

/**
 * A text as a literal of Terraform's language. A brace behind a sign is spelled by its code, so that nothing in the text
 * can begin a template of Terraform (`${`, `%{`) or a token of CDKTF (`${`, `#{`).
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/(?<=[$%#])\{|\p{Cc}/gu, codeOf);
  return `"${escaped}"`;
}

/** What a path leads to; `outputs` is the expression that has the outputs, such as `self.outputs`. */
export function valueAt(outputs: string, path: OutputPath | readonly (string | number)[]): string {
  return `${outputs}${path.map(attribute).join("")}`;
}

/** A text within a template, such as an error message: as it stands, if it cannot be mistaken. */
export function inTemplate(text: string): string {
  return text.includes("{") ? `\${${quoted(text)}}` : text;
}

function attribute(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(step) ? `.${step}` : `[${quoted(step)}]`;
}

function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
