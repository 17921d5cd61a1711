const LONGEST_LINE = 120;

/** A value as JSON in the project's format, so that the formatter leaves a generated file as it is. */
export function renderJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  // A list of texts or numbers goes on one line where it fits.
  const compact = text.replace(
    /^(.*)\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    (list, before: string, items: string, after: string) => {
      const line = `${before}[${items
        .split("\n")
        .map((item) => item.trim())
        .join(" ")}]${after}`;
      return line.length <= LONGEST_LINE ? line : list;
    },
  );
  return `${compact}\n`;
}
