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
  return (
    [undefined, null, ""].includes(value as null) || (typeof value === "object" && Object.keys(value!).length === 0)
  );
}

/** A value without the attributes inside it that have none. */
export function withoutEmpty(value: unknown, isNothing: (value: unknown) => boolean = isEmpty): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutEmpty(item, isNothing));
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => !isNothing(inner))
          .map(([key, inner]) => [key, withoutEmpty(inner, isNothing)]),
      )
    : value;
}

/**
 * One text for values that mean the same to a provider. Inside of blocks it tells nothing, no and zero apart only
 * sometimes, and plans a change between them where there is none.
 * @see https://developer.hashicorp.com/terraform/plugin/framework/migrating/benefits
 */
export function meaningOf(value: unknown): string {
  const isNothing = (inner: unknown) => isEmpty(inner) || inner === false || inner === 0;
  return isEmpty(value) ? "" : canonical(withoutEmpty(value, isNothing));
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
