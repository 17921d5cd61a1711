/** Attributes by name, or the content of a JSON object. */
export type Values = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list stays what it is, nothing is an empty one, and one value is a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** A block of a resource: its content, where there is at most one of it. */
export function blockOf(value: unknown): Values {
  const [block] = listOf(value);
  return isObject(block) ? block : {};
}

/** Whether an attribute has no value: Terraform's providers write nothing in several ways. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** One text for values that mean the same: keys are sorted. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** Content of a JSON object in a text. None where the text is not that. */
export function parseObject(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
