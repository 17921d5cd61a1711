/**
 * Decides like EventBridge whether an event pattern matches events, for the operators that we use: written from AWS's
 * guide, apart from the code that it judges.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function eventBridgeRule(pattern: string): (event: unknown) => boolean {
  const parsed = JSON.parse(pattern) as PatternObject;
  return (event) => matchesObject(parsed, event);
}

interface PatternObject {
  readonly [key: string]: PatternObject | readonly Matcher[] | readonly PatternObject[];
}

type Matcher = string | number | boolean | null | Readonly<Record<string, unknown>>;

function matchesObject(pattern: PatternObject, event: unknown): boolean {
  if (Object.keys(pattern).length === 0)
    throw new Error("Event pattern is not valid. Reason: Empty objects are not allowed");
  return Object.entries(pattern).every(([key, condition]) => {
    if (key === "$or") {
      const alternatives = condition as readonly PatternObject[];
      if (alternatives.length < 2) throw new Error("Event pattern is not valid. Reason: $or needs two alternatives");
      return alternatives.some((alternative) => matchesObject(alternative, event));
    }
    const field = isObject(event) && Object.hasOwn(event, key) ? event[key] : undefined;
    return Array.isArray(condition)
      ? matchesField(condition as readonly Matcher[], field)
      : elementsOf(field).some((element) => matchesObject(condition as PatternObject, element));
  });
}

/** Operators see single values only: a list is each of its elements, and an object is no value at all. */
function matchesField(matchers: readonly Matcher[], field: unknown): boolean {
  const values = elementsOf(field).filter((value) => value !== undefined && !isObject(value));
  return matchers.some((matcher) =>
    isObject(matcher) && matcher.exists === false
      ? values.length === 0
      : values.some((value) => matchesValue(matcher, value)),
  );
}

function matchesValue(matcher: Matcher, value: unknown): boolean {
  if (!isObject(matcher)) return matcher === value;
  const [operator, operand] = Object.entries(matcher)[0]!;
  const text = typeof value === "string" ? value : undefined;
  switch (operator) {
    case "exists":
      return true;
    case "prefix":
      return text?.startsWith(operand as string) ?? false;
    case "suffix":
      return text?.endsWith(operand as string) ?? false;
    case "wildcard":
      return text !== undefined && wildcard(operand as string).test(text);
    case "numeric":
      return typeof value === "number" && compare(value, operand as [string, number]);
    case "anything-but":
      return Array.isArray(operand) ? !operand.includes(value) : !matchesValue(operand as Matcher, value);
    default:
      throw new Error(`Event pattern is not valid. Reason: Unrecognized match type ${operator}`);
  }
}

function compare(value: number, [operator, operand]: [string, number]): boolean {
  if (Math.abs(operand) > 5e9) throw new Error("Event pattern is not valid. Reason: Value is out of range");
  const results: Record<string, boolean> = {
    "=": value === operand,
    "<": value < operand,
    "<=": value <= operand,
    ">": value > operand,
    ">=": value >= operand,
  };
  return results[operator]!;
}

/** A backslash takes the meaning from an asterisk and from a backslash. */
function wildcard(pattern: string): RegExp {
  const pieces = pattern.match(/\\[*\\]|\*|[^*\\]/gsu) ?? [];
  const source = pieces.map((piece) => (piece === "*" ? ".*" : piece.replace(/^\\/, "").replace(/[\W_]/u, "\\$&")));
  return new RegExp(`^${source.join("")}$`, "s");
}

function elementsOf(field: unknown): readonly unknown[] {
  return Array.isArray(field) ? field.flatMap(elementsOf) : [field];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
