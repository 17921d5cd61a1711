/**
 * How a rule's sentence passes through zod, which carries one text an issue: what is wrong on the first line, what to
 * write on the second.
 */

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
