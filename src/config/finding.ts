/** What validation found, before it is known where in a file that stands. */
import type { Problem } from "../errors";

/** The keys and list positions that lead to a value. */
export type Path = readonly (string | number)[];

/** One thing that is wrong at a path of the configuration. */
export interface Finding {
  /** Path of the value, or of the value that is missing. */
  readonly path: Path;
  /** What is wrong, in one clause: `is not an account id`. */
  readonly what: string;
  /** What to write instead. */
  readonly write: string;
  /**
   * Whether the key itself is wrong, not its value.
   * @default false
   */
  readonly key?: boolean;
}

/** A finding as a problem, with the value that stands at its path. */
export function toProblem(finding: Finding, configuration: unknown): Problem {
  const { path, what, write, key } = finding;
  const found = key ? undefined : excerpt(valueAt(configuration, path));
  return { where: describePath(path), what, write, ...(found === undefined ? {} : { found }) };
}

/** A path as text: `alarms.subscribers[0].endpoint`, `tags["cost centre"]`. */
export function describePath(path: Path): string {
  if (path.length === 0) return "the configuration";
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

const LONGEST_EXCERPT = 120;

/** A value as it would be written on one line, as far as it is not too long. */
function excerpt(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = withoutSecrets(writeInline(value, 1));
  return text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text;
}

/** A text without passwords and private keys: errors end up in logs. */
function withoutSecrets(text: string): string {
  return text
    .replace(/(\/\/[^\s/:@]*:)[^\s"]*(?=@)/g, "$1…")
    .replace(/(password\s*=\s*)(?:'(?:[^'\\]|\\.)*'?|[^\s&"]+)/gi, "$1…")
    .replace(/(-----BEGIN [A-Z ]*PRIVATE KEY-----)[^"]*/g, "$1…");
}

/** A value in YAML's flow style; what lies deeper than `depth` is left out. */
function writeInline(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return depth > 0 ? `[${value.map((item) => writeInline(item, depth - 1)).join(", ")}]` : "[…]";
  }
  const members = Object.entries(value);
  if (members.length === 0) return "{}";
  return depth > 0
    ? `{ ${members.map(([key, item]) => `${key}: ${writeInline(item, depth - 1)}`).join(", ")} }`
    : "{…}";
}

/** The value at a path, or undefined where the path ends early. Inherited properties are not values of a file. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, step) =>
      typeof parent === "object" && parent !== null && Object.hasOwn(parent, step)
        ? (parent as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

/** Orders two paths as the configuration does; a value that is missing stands before its siblings. */
export function compareInOrderOf(configuration: unknown): (one: Path, other: Path) => number {
  const positions = new WeakMap<object, ReadonlyMap<string, number>>();
  const position = (parent: unknown, step: string | number): number => {
    if (typeof step === "number") return step;
    if (typeof parent !== "object" || parent === null) return -1;
    const known = positions.get(parent) ?? new Map(Object.keys(parent).map((key, index) => [key, index]));
    positions.set(parent, known);
    return known.get(step) ?? -1;
  };
  return (one, other) => {
    let parent = configuration;
    for (let depth = 0; depth < Math.min(one.length, other.length); depth++) {
      const [left, right] = [one[depth], other[depth]];
      if (left === undefined || right === undefined) break;
      if (left !== right) return position(parent, left) - position(parent, right);
      parent = valueAt(parent, [left]);
    }
    return one.length - other.length;
  };
}
