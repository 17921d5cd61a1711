/** One step on the way to a field. */
export type Step =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "any element" }
  | { readonly kind: "any field" };

const STEP = /\.([A-Za-z_][\w-]*)|\.\['([^']+)'\]|\[(\d+)\]|(\.\*)|\[\*\]/y;

/**
 * The steps of a selector such as `$.resources[0].accountId`; undefined where it is none. `.*` is any field of an
 * object, `[*]` any element of a list, and a key with a period in it stands in brackets: `$.['cluster.name']`.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parseSelector(selector: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < selector.length) {
    const [found, key, quotedKey, index, anyField] = STEP.exec(selector) ?? [];
    if (found === undefined) {
      return undefined;
    }
    steps.push(
      key !== undefined || quotedKey !== undefined
        ? { kind: "key", key: key ?? quotedKey! }
        : index !== undefined
          ? { kind: "index", index: Number(index) }
          : { kind: anyField ? "any field" : "any element" },
    );
  }
  return selector.startsWith("$.") && steps.length > 0 ? steps : undefined;
}

/** Whether a value that the steps lead to is accepted. Steps that lead nowhere lead to no value. */
export function leadsTo(
  steps: readonly Step[],
  from: unknown,
  accept: (value: unknown) => boolean,
  position = 0,
): boolean {
  let value = from;
  for (let next = position; next < steps.length; next++) {
    if (typeof value !== "object" || value === null) {
      return false;
    }
    const step = steps[next]!;
    if (step.kind === "any element" || step.kind === "any field") {
      const members: readonly unknown[] =
        Array.isArray(value) === (step.kind === "any element") ? Object.values(value) : [];
      return members.some((member) => leadsTo(steps, member, accept, next + 1));
    }
    const key = step.kind === "key" ? step.key : step.index;
    if (Array.isArray(value) !== (step.kind === "index") || !Object.hasOwn(value, key)) {
      return false;
    }
    value = (value as Record<string | number, unknown>)[key];
  }
  return accept(value);
}
