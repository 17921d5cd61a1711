import type { Random } from "../../bench/random";

/** Spells a value as JSON in one of the many ways that JSON allows: escapes, spaces, and keys in any order. */
export function spell(value: unknown, random: Random): string {
  const space = () => random.pick(["", "", "", " ", "\n\t", "\r\n"]);
  const list = (items: readonly string[], open: string, close: string) =>
    `${open}${space()}${items.join(`${space()},${space()}`)}${space()}${close}`;
  if (typeof value === "string") {
    return spellString(value, random);
  }
  if (Array.isArray(value)) {
    return list(
      value.map((item) => spell(item, random)),
      ...(["[", "]"] as const),
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([key, inner]) => `${spellString(key, random)}${space()}:${space()}${spell(inner, random)}`,
    );
    return list(shuffle(entries, random), "{", "}");
  }
  return JSON.stringify(value);
}

/** One string in four has escapes that it could do without. */
function spellString(text: string, random: Random): string {
  const plain = JSON.stringify(text);
  if (random.below(4) > 0) {
    return plain;
  }
  // Escapes that JSON demands stay as they are: only single characters behind none are spelled anew.
  return plain.replace(/\\u[0-9a-f]{4}|\\.|[^"\\]/g, (character) =>
    character.length > 1 || random.below(3) > 0 ? character : escapeOf(character, random),
  );
}

function escapeOf(character: string, random: Random): string {
  if (character === "/" && random.below(2) === 0) {
    return "\\/";
  }
  const digits = character.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\u${random.below(2) === 0 ? digits : digits.toUpperCase()}`;
}

function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const rest = [...items];
  return items.map(() => rest.splice(random.below(rest.length), 1)[0]!);
}
