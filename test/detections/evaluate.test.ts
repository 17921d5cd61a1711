import fc from "fast-check";
import type { Expression, LogRecord } from "../../src/detections";
import {
  all,
  any,
  equals,
  equalsAny,
  greaterThan,
  greaterThanOrEquals,
  isFalse,
  isNull,
  isTrue,
  lessThan,
  lessThanOrEquals,
  matches,
  notEquals,
  notExists,
  regularExpression,
} from "../../src/detections";
import { expressions } from "./expressions";

const record: LogRecord = {
  eventName: "UpdateTrail",
  sourceIPAddress: "192.0.2.17",
  bytes: 75,
  flag: true,
  off: false,
  nothing: null,
  star: "Ev*ent",
  identity: { type: "Root" },
  list: ["value", "another"],
  resources: [{ id: 1 }, { id: 2, tags: [["x"], ["y", "z"]] }],
  digits: { "1": { id: 2 } },
  "cluster.name": "c",
};

const holds: Expression[] = [
  equals("$.eventName", "UpdateTrail"),
  equals("$.eventName", "Update*"),
  equals("$.eventName", "*Trail"),
  equals("$.eventName", "*dateT*"),
  equals("$.eventName", "*"),
  equals("$.star", "Ev*ent"),
  equals("$.identity.type", "Root"),
  equals("$.list[0]", "value"),
  equals("$.resources[1].id", 2),
  equals("$.resources[1].tags[1][0]", "y"),
  notEquals("$.eventName", "DeleteTrail"),
  notEquals("$.sourceIPAddress", "198.51.100.*"),
  equals("$.bytes", 75),
  notEquals("$.bytes", 74),
  lessThan("$.bytes", 76),
  lessThanOrEquals("$.bytes", 75),
  greaterThan("$.bytes", 74),
  greaterThanOrEquals("$.bytes", 75),
  isTrue("$.flag"),
  isFalse("$.off"),
  isNull("$.nothing"),
  notExists("$.missing"),
  notExists("$.identity.missing"),
  notExists("$.eventName.length"),
  notExists("$.list.length"),
  notExists("$.constructor"),
  equals("$.eventName", regularExpression("^Up.*l$")),
  notEquals("$.eventName", regularExpression("^Trail")),
  equals("$.list[*]", "another"),
  notEquals("$.list[*]", "value"),
  equals("$.resources[*].id", 2),
  equals("$.identity.*", "Root"),
  equals("$.*", 75),
  isNull("$.*"),
  equals("$.['cluster.name']", "c"),
  notExists("$.resources[*].name"),
  notExists("$.identity[*]"),
  notExists("$.list.*"),
];

const fails: Expression[] = [
  equals("$.eventName", "updatetrail"),
  equals("$.eventName", "Update"),
  equals("$.eventName", "*Update"),
  equals("$.eventName", "Trail*"),
  equals("$.eventName", ""),
  equals("$.star", "Ev*t"),
  equals("$.list[2]", "value"),
  equals("$.list", "value"),
  equals("$.eventName[0]", "U"),
  equals("$.digits[1].id", 2),
  equals("$.resources[0].tags[0][0]", "x"),
  notEquals("$.eventName", "UpdateTrail"),
  notEquals("$.sourceIPAddress", "192.0.2.*"),
  equals("$.bytes", 74),
  notEquals("$.bytes", 75),
  lessThan("$.bytes", 75),
  lessThanOrEquals("$.bytes", 74),
  greaterThan("$.bytes", 75),
  greaterThanOrEquals("$.bytes", 76),
  isTrue("$.off"),
  isTrue("$.missing"),
  isFalse("$.flag"),
  isFalse("$.nothing"),
  isNull("$.off"),
  isNull("$.missing"),
  notExists("$.nothing"),
  notExists("$.off"),
  equals("$.eventName", regularExpression("trail")),
  notEquals("$.eventName", regularExpression("Trail$")),
  equals("$.bytes", regularExpression("7")),
  notEquals("$.missing", regularExpression("x")),
  equals("$.list[*]", "none"),
  equals("$.list.*", "value"),
  notExists("$.resources[*].id"),
  isTrue("no path"),
];

describe("an expression", () => {
  it.each(holds)("holds: %j", (expression) => {
    expect(matches(expression, record)).toBe(true);
  });

  it.each(fails)("does not hold: %j", (expression) => {
    expect(matches(expression, record)).toBe(false);
  });

  it.each(["$.list", "$.identity"])(
    "compares neither as equal nor as different with %s, which is no value",
    (field) => {
      expect(
        matches(any(equals(field, "*"), equals(field, 1), notEquals(field, "x"), notEquals(field, 1)), record),
      ).toBe(false);
    },
  );

  it("promises nothing where AWS's guide is silent: a missing field, or a value of another type", () => {
    expect(matches(notEquals("$.missing", "x"), record)).toBe(false);
    expect(matches(equals("$.missing", "*"), record)).toBe(false);
    expect(matches(any(equals("$.bytes", "75"), notEquals("$.bytes", "x")), record)).toBe(false);
    expect(matches(any(equals("$.eventName", 1), notEquals("$.eventName", 1)), record)).toBe(false);
    expect(matches({ kind: "comparison", selector: "$.eventName", operator: "<", value: "Z" }, record)).toBe(false);
    expect(matches(any(equals("$.flag", "true"), equals("$.nothing", "*")), record)).toBe(false);
  });

  it("joins others", () => {
    const [yes, no] = [notExists("$.missing"), notExists("$.eventName")];

    expect([all(yes, yes), all(yes, no), all(no, no)].map((group) => matches(group, record))).toEqual([
      ...[true, false, false],
    ]);
    expect([any(yes, yes), any(yes, no), any(no, no)].map((group) => matches(group, record))).toEqual([
      ...[true, true, false],
    ]);
    expect(matches(equalsAny("$.eventName", ["StopLogging", "UpdateTrail"]), record)).toBe(true);
    expect(matches(equalsAny("$.eventName", ["StopLogging", "DeleteTrail"]), record)).toBe(false);
  });

  it("has an answer for any record", () => {
    fc.assert(
      fc.property(expressions, fc.dictionary(fc.string(), fc.jsonValue()), (expression, anyRecord) => {
        const decided = matches(expression, anyRecord as LogRecord);

        expect(matches(all(expression), anyRecord as LogRecord)).toBe(decided);
        expect(matches(any(expression, expression), anyRecord as LogRecord)).toBe(decided);
      }),
    );
  });

  it("never both equals and differs from one value", () => {
    const value = fc.oneof(fc.string(), fc.double());
    fc.assert(
      fc.property(fc.jsonValue(), value, (field, other) => {
        expect(matches(all(equals("$.a", other), notEquals("$.a", other)), { a: field })).toBe(false);
      }),
    );
  });

  it("is frozen, all the way down", () => {
    const tree = all(equals("$.a", "x"), any(notExists("$.b")));

    expect(Object.isFrozen(tree)).toBe(true);
    expect(Object.isFrozen(tree.expressions)).toBe(true);
    expect(tree.expressions.every((inner) => Object.isFrozen(inner))).toBe(true);
  });
});
