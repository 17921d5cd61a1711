import * as fc from "fast-check";
import { unionOf } from "../../src/constructs/in-account-alarms/union-of";
import { within } from "../../src/constructs/in-account-alarms/within";
import { all, any, equals, equalsAny, matches, notExists } from "../../src/detections";
import type { Expression, LogRecord } from "../../src/detections";

const names = fc.constantFrom("StopLogging", "GetObject", "ConsoleLogin");
const sources = fc.constantFrom("s3.amazonaws.com", "iam.amazonaws.com");
const types = fc.constantFrom("Root", "IAMUser");

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    names.map((name) => equals("$.eventName", name)),
    sources.map((source) => equals("$.eventSource", source)),
    types.map((type) => equals("$.userIdentity.type", type)),
    fc.constant(notExists("$.errorCode")),
    fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((inner) => all(...inner)),
    fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((inner) => any(...inner)),
  ),
}));
const record: fc.Arbitrary<LogRecord> = fc
  .record({
    eventName: names,
    eventSource: sources,
    userIdentity: fc.record({ type: types }),
    errorCode: fc.option(fc.constant("AccessDenied"), { nil: undefined }),
  })
  .map(({ errorCode, ...fields }) => ({
    ...fields,
    ...(errorCode && { errorCode }),
    readOnly: fields.eventName === "GetObject",
  }));

describe("the union of expressions", () => {
  it("matches whatever one of them matches", () => {
    fc.assert(
      fc.property(fc.array(expression, { minLength: 1 }), record, (expressions, event) => {
        fc.pre(expressions.some((one) => matches(one, event)));
        expect(matches(unionOf(expressions), event)).toBe(true);
      }),
    );
  });

  it("keeps the service of what must all hold, and says the same thing once", () => {
    const changes = (eventName: string) =>
      all(equals("$.eventSource", "s3.amazonaws.com"), equals("$.eventName", eventName));

    expect(unionOf([changes("DeleteBucket"), changes("PutBucketAcl")])).toEqual(unionOf([changes("DeleteBucket")]));
  });

  it("leaves out what only reads, unless it is asked for or the event does not say", () => {
    const changes = all(equals("$.eventSource", "s3.amazonaws.com"), equals("$.eventName", "DeleteBucket"));
    const union = unionOf([changes]);

    expect(matches(union, { eventSource: "s3.amazonaws.com", readOnly: true })).toBe(false);
    expect(matches(union, { eventSource: "s3.amazonaws.com", readOnly: false })).toBe(true);
    expect(matches(union, { eventSource: "s3.amazonaws.com" })).toBe(true);
    expect(
      matches(unionOf([changes, equals("$.eventName", "GetObject")]), { eventName: "GetObject", readOnly: true }),
    ).toBe(true);
  });
});

describe("an expression within a part of an event", () => {
  it("matches the part as it matched the whole", () => {
    fc.assert(
      fc.property(expression, record, (one, event) => {
        expect(matches(within(one, "$.detail"), { detail: event })).toBe(matches(one, event));
      }),
    );
  });

  it("moves every kind of path", () => {
    expect(within(all(equals("$.resources[*].type", "Key"), equalsAny("$.['a.b']", ["1"])), "$.detail")).toEqual(
      all(equals("$.detail.resources[*].type", "Key"), equalsAny("$.detail.['a.b']", ["1"])),
    );
  });
});
