/**
 * How a rule's sentence passes through zod, which carries one text an issue: what is wrong on the first line, what to
 * write on the second.
 */
import { oneOf } from "../did-you-mean";

/** The text of an issue. */
export function refusal(what: string, write: string): string {
  return `${what}\n${write}`;
}

/** The text of an issue taken apart again. */
export function partsOfRefusal(message: string): { readonly what: string; readonly write: string } {
  const [what = "", write = ""] = message.split("\n");
  return { what, write };
}

/** The text for a value that is missing, empty or of another type. */
export function refusalOfType(value: unknown, noun: string, write: string): string {
  if (value === undefined) return refusal("is missing", write);
  if (value === null) return refusal("is empty", write);
  return refusal(`is not ${noun}`, write);
}

/** The text for keys that a mapping has not: what it has, and what is to come from the environment. */
export function refusalOfKeys(known: readonly string[], environment: Readonly<Record<string, string>>): string {
  return JSON.stringify({ known, environment });
}

/** What to say of one key that a mapping has not, by the text for all of them. */
export function partsOfKeyRefusal(key: string, message: string): { readonly what: string; readonly write: string } {
  const { known, environment } = JSON.parse(message) as {
    readonly known: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
  };
  const argument = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const variable = Object.hasOwn(environment, argument) ? environment[argument] : undefined;
  return variable === undefined
    ? { what: "is not a known key", write: oneOf(key, known) }
    : {
        what: "is a secret or depends on the machine, so it does not belong in a configuration",
        write: `nothing here, and set the environment variable ${variable} where Terraform runs`,
      };
}
