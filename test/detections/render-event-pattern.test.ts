import fc from "fast-check";
import type { Expression, LogRecord } from "../../src/detections";
import {
  all,
  any,
  equals,
  equalsAny,
  eventOf,
  greaterThan,
  isFalse,
  isNull,
  isTrue,
  lessThanOrEquals,
  matches,
  MAXIMUM_EVENT_PATTERN_LENGTH,
  notEquals,
  notExists,
  regularExpression,
  renderEventPattern,
} from "../../src/detections";
import { eventBridgeRule } from "./event-bridge";
import { expressions } from "./expressions";

const detailOf = (expression: Expression): unknown =>
  (JSON.parse(renderEventPattern(expression).pattern) as { detail?: unknown }).detail;

const event = (record: LogRecord) => ({ "detail-type": "AWS API Call via CloudTrail", detail: record });

describe("an event pattern", () => {
  it("asks for the events in which CloudTrail hands on its records", () => {
    expect(renderEventPattern(eventOf("kms.amazonaws.com", ["DisableKey", "ScheduleKeyDeletion"]))).toEqual({
      pattern:
        '{"detail-type":["AWS API Call via CloudTrail","AWS Console Sign In via CloudTrail",' +
        '"AWS Console Action via CloudTrail","AWS Service Event via CloudTrail"],' +
        '"detail":{"eventSource":["kms.amazonaws.com"],"eventName":["DisableKey","ScheduleKeyDeletion"]}}',
      exact: true,
    });
  });

  it.each<[Expression, unknown]>([
    [equals("$.a.b", "x"), { a: { b: ["x"] } }],
    [equals("$.a", "x*"), { a: [{ prefix: "x" }] }],
    [equals("$.a", "*x"), { a: [{ suffix: "x" }] }],
    [equals("$.a", "*x\\y*"), { a: [{ wildcard: "*x\\\\y*" }] }],
    [equals("$.a", "*"), { a: [{ exists: true }] }],
    [equals("$.a", ""), { a: [""] }],
    [notEquals("$.a", "x"), { a: [{ "anything-but": ["x"] }] }],
    [notEquals("$.a", "x*"), { a: [{ "anything-but": { prefix: "x" } }] }],
    [equals("$.a", 5), { a: [{ numeric: ["=", 5] }] }],
    [greaterThan("$.a", -1), { a: [{ numeric: [">", -1] }] }],
    [lessThanOrEquals("$.a", 5e9), { a: [{ numeric: ["<=", 5e9] }] }],
    [isTrue("$.a"), { a: [true] }],
    [isFalse("$.a"), { a: [false] }],
    [isNull("$.a"), { a: [null] }],
    [notExists("$.a"), { a: [{ exists: false }] }],
    [equals("$.['a.b']", "x"), { "a.b": ["x"] }],
    [equals("$.constructor.name", "x"), { constructor: { name: ["x"] } }],
    [any(equalsAny("$.a", ["x", "y"]), notExists("$.a")), { a: ["x", "y", { exists: false }] }],
    [all(notEquals("$.a", "x"), notEquals("$.a", "y")), { a: [{ "anything-but": ["x", "y"] }] }],
    [all(equalsAny("$.a", ["x", "y"]), equalsAny("$.a", ["y", "z"])), { a: ["y"] }],
    [all(equals("$.a.b", "x"), isTrue("$.a.c")), { a: { b: ["x"], c: [true] } }],
    [any(equals("$.a", "x"), isTrue("$.b")), { $or: [{ a: ["x"] }, { b: [true] }] }],
    [
      any(eventOf("x.amazonaws.com", ["A"]), eventOf("y.amazonaws.com", ["B", "C"])),
      {
        $or: [
          { eventSource: ["x.amazonaws.com"], eventName: ["A"] },
          { eventSource: ["y.amazonaws.com"], eventName: ["B", "C"] },
        ],
      },
    ],
    [
      all(equals("$.a", "x"), any(equals("$.b", "y"), isTrue("$.c"))),
      {
        $or: [
          { a: ["x"], b: ["y"] },
          { a: ["x"], c: [true] },
        ],
      },
    ],
  ])("says %j exactly", (expression, detail) => {
    expect(detailOf(expression)).toEqual(detail);
    expect(renderEventPattern(expression).exact).toBe(true);
  });

  it.each<[Expression, unknown]>([
    [equals("$.a", regularExpression("x")), undefined],
    [equals("$.a[0]", "x"), undefined],
    [equals("$.a[*].b", "x"), undefined],
    [notEquals("$.a", 5), undefined],
    [notEquals("$.a", "*"), undefined],
    [equals("$.a", 5.1e9), undefined],
    [equals("$.a", 1e-7), undefined],
    [any(isTrue("$.b"), equals("$.a[0]", "x")), undefined],
    [any(equals("$.a[0]", "x"), isTrue("$.b"), isTrue("$.c")), undefined],
    [all(isTrue("$.b"), equals("$.a[0]", "x")), { b: [true] }],
    [all(equals("$.a", "x*"), notEquals("$.a", "xy")), { a: [{ prefix: "x" }] }],
    [all(equals("$.a", "x"), equals("$.a", "y")), { a: ["x"] }],
    [all(equals("$.a", "x"), notExists("$.a.b")), { a: ["x"] }],
    [all(notExists("$.a.b"), equals("$.a", "x")), { a: { b: [{ exists: false }] } }],
  ])("leaves out of %j what EventBridge cannot say, and admits it", (expression, detail) => {
    expect(detailOf(expression)).toEqual(detail);
    expect(renderEventPattern(expression).exact).toBe(false);
  });

  it("never misses a record that the expression matches, and matches no other where it is exact", () => {
    const value = fc.oneof(fc.constantFrom("x", "y", "", "abc", 0, 1, true, false, null), fc.string(), fc.double());
    const key = fc.constantFrom("a", "b", "c");
    const record = fc.dictionary(key, fc.oneof(value, fc.dictionary(key, value)));
    const selector = fc.constantFrom("$.a", "$.b", "$.c", "$.a.b", "$.b.c", "$.a[0]", "$.*");
    const text = fc.constantFrom("x", "y", "x*", "*y", "*b*", "*", "");
    const leaf = fc.oneof(
      fc.tuple(selector, text).map(([field, other]) => equals(field, other)),
      fc.tuple(selector, text).map(([field, other]) => notEquals(field, other)),
      fc.tuple(selector, fc.constantFrom(0, 1, 0.5)).map(([field, other]) => greaterThan(field, other)),
      selector.map(notExists),
      selector.map(isTrue),
    );
    const pair = fc.array(leaf, { minLength: 1, maxLength: 3 });
    const nested = fc.oneof(
      pair.map((inner) => any(...inner)),
      pair.map((inner) => all(...inner)),
    );
    const trees = fc.oneof(
      nested,
      fc.tuple(nested, nested).map((inner) => all(...inner)),
      fc.tuple(nested, nested).map((inner) => any(...inner)),
    );
    let exactAndMatching = 0;
    fc.assert(
      fc.property(trees, record, (expression, anyRecord) => {
        fc.pre(wildcards(expression) <= 3);
        const { pattern, exact } = renderEventPattern(expression);
        const [ours, theirs] = [matches(expression, anyRecord), eventBridgeRule(pattern)(event(anyRecord))];

        expect(theirs || !ours).toBe(true);
        if (exact && holdsSingleTexts(expression, anyRecord)) {
          expect(theirs).toBe(ours);
          exactAndMatching += ours ? 1 : 0;
        }
      }),
      { numRuns: 3000 },
    );
    expect(exactAndMatching).toBeGreaterThan(50);
  });

  it("can be made of any expression, unless it grows too long", () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        try {
          eventBridgeRule(renderEventPattern(expression).pattern)(event({}));
        } catch (error) {
          expect((error as Error).message).toContain("event pattern is too long");
        }
      }),
    );
  });
});

const wildcards = (expression: Expression): number => JSON.stringify(expression).split("$.*").length - 1;

/** What "exact" supposes: texts are compared with texts, and fields are single values. */
function holdsSingleTexts(expression: Expression, record: LogRecord): boolean {
  if ("expressions" in expression) return expression.expressions.every((inner) => holdsSingleTexts(inner, record));
  const field = expression.selector
    .split(".")
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], record);
  if (typeof field === "object" && field !== null) return false;
  return expression.kind === "state" || field === undefined || typeof field === typeof expression.value;
}

describe("rendering an event pattern", () => {
  it("refuses what a filter pattern cannot say either", () => {
    expect(() => renderEventPattern(all(), "root-usage")).toThrow(
      new Error("the pattern of root-usage has 1 problem:\n  all is empty\n    write: at least one expression"),
    );
  });

  it("refuses more than 2,048 characters", () => {
    const shortest = renderEventPattern(equals("$.a", "x")).pattern.length - 1;
    const ofLength = (length: number) => equals("$.a", "x".repeat(length - shortest));

    expect(MAXIMUM_EVENT_PATTERN_LENGTH).toBe(2048);
    expect(renderEventPattern(ofLength(2048)).pattern).toHaveLength(2048);
    expect(() => renderEventPattern(ofLength(2049), "root-usage")).toThrow(
      new Error(
        "the pattern of root-usage has 1 problem:\n  event pattern is too long\n    found: 2049 characters\n" +
          "    write: at most 2048 characters: fewer comparisons, or a second detection",
      ),
    );
  });
});
