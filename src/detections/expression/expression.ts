/**
 * What a detection looks for in a CloudTrail record, as frozen plain data: a tree that every rendering starts from.
 *
 * It can say what CloudWatch Logs filter patterns can say about JSON.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export type Expression = Comparison | State | Group;

/** A field compared with a value. */
export interface Comparison {
  readonly kind: "comparison";
  /**
   * Path of the field, such as `$.userIdentity.type` or `$.resources[0].accountId`. One step may be a wildcard, `[*]` or
   * `.*`: then it is enough that one of the fields compares.
   */
  readonly selector: string;
  /** Sizes compare with numbers only. */
  readonly operator: "=" | "!=" | "<" | "<=" | ">" | ">=";
  readonly value: ComparedValue;
}

/** What a field is compared with. A text may begin and end with `*`, which stands for any characters. */
export type ComparedValue = string | number | RegularExpression;

/** What some part of a text has to look like. A log group takes five filters with regular expressions: use few. */
export interface RegularExpression {
  readonly regularExpression: string;
}

/** A statement about a field alone. */
export interface State {
  readonly kind: "state";
  /** Path of the field. */
  readonly selector: string;
  readonly state: "NOT EXISTS" | "IS TRUE" | "IS FALSE" | "IS NULL";
}

/** Expressions of which all, or any, must hold. */
export interface Group {
  readonly kind: "all" | "any";
  /** One or more. */
  readonly expressions: readonly Expression[];
}

/** The field has this value. `equals(selector, "*")` says that the field has a text. */
export const equals = (selector: string, value: ComparedValue) => comparison(selector, "=", value);

/**
 * The field has another value. Whether AWS means a missing field too is not documented: where it may be missing, say
 * so with {@link notExists}.
 */
export const notEquals = (selector: string, value: ComparedValue) => comparison(selector, "!=", value);

/** The field is less than a number. */
export const lessThan = (selector: string, value: number) => comparison(selector, "<", value);

/** The field is a number or less. */
export const lessThanOrEquals = (selector: string, value: number) => comparison(selector, "<=", value);

/** The field is greater than a number. */
export const greaterThan = (selector: string, value: number) => comparison(selector, ">", value);

/** The field is a number or greater. */
export const greaterThanOrEquals = (selector: string, value: number) => comparison(selector, ">=", value);

/** The field is missing. */
export const notExists = (selector: string) => state(selector, "NOT EXISTS");

/** The field is `true`. */
export const isTrue = (selector: string) => state(selector, "IS TRUE");

/** The field is `false`. */
export const isFalse = (selector: string) => state(selector, "IS FALSE");

/** The field is there and `null`. */
export const isNull = (selector: string) => state(selector, "IS NULL");

/** All of these hold. */
export const all = (...expressions: readonly Expression[]) => group("all", expressions);

/** Any of these holds. */
export const any = (...expressions: readonly Expression[]) => group("any", expressions);

/** The field has any of these values. */
export const equalsAny = (selector: string, values: readonly string[]): Expression =>
  values.length === 1 ? equals(selector, values[0]!) : any(...values.map((value) => equals(selector, value)));

/** One of an AWS service's events. Other services have events of the same names, such as `CreatePolicy`. */
export const eventOf = (eventSource: string, eventNames: readonly string[]) =>
  all(equals("$.eventSource", eventSource), equalsAny("$.eventName", eventNames));

/** A value that some part of a text has to look like. */
export const regularExpression = (text: string): RegularExpression => Object.freeze({ regularExpression: text });

function comparison(selector: string, operator: Comparison["operator"], value: ComparedValue): Comparison {
  return Object.freeze({ kind: "comparison", selector, operator, value });
}

function state(selector: string, name: State["state"]): State {
  return Object.freeze({ kind: "state", selector, state: name });
}

function group(kind: Group["kind"], expressions: readonly Expression[]): Group {
  return Object.freeze({ kind, expressions: Object.freeze([...expressions]) });
}
