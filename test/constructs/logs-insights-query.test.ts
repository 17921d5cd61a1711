import * as fc from "fast-check";
import { logsInsightsQuery } from "../../src/constructs/alarms/logs-insights-query";
import {
  all,
  any,
  equals,
  equalsAny,
  greaterThan,
  isTrue,
  notEquals,
  notExists,
  regularExpression,
} from "../../src/detections";
import type { Expression } from "../../src/detections";
import { TUNED } from "./tuned-detections";

const filterOf = (pattern: Expression) => logsInsightsQuery({ pattern }).split("\n| filter ")[1]?.split("\n")[0];

describe("the Logs Insights query of a detection", () => {
  it("shows who did what, from where, in which account and Region, newest first", () => {
    expect(logsInsightsQuery({ pattern: equals("$.eventName", "StopLogging") })).toBe(
      [
        "fields @timestamp, recipientAccountId, awsRegion, eventName, errorCode, userIdentity.arn, sourceIPAddress",
        '| filter eventName = "StopLogging"',
        "| sort @timestamp desc",
      ].join("\n"),
    );
  });

  it("shows one account only when it is asked to", () => {
    expect(logsInsightsQuery({ pattern: equals("$.eventName", "StopLogging"), accountId: "444444444444" })).toContain(
      '| filter recipientAccountId = "444444444444" and eventName = "StopLogging"\n',
    );
  });

  it("reads records that are a part of an event", () => {
    const query = logsInsightsQuery({
      pattern: equals("$.detail.eventName", "StopLogging"),
      accountId: "444444444444",
      record: "$.detail",
    });

    expect(query).toContain("fields @timestamp, detail.recipientAccountId, detail.awsRegion, detail.eventName,");
    expect(query).toContain('detail.recipientAccountId = "444444444444" and detail.eventName = "StopLogging"');
  });

  it.each<[string, Expression, string]>([
    ["texts of one field in a list", equalsAny("$.eventName", ["A", "B"]), 'eventName in ["A", "B"]'],
    ["one text as an equation", equalsAny("$.eventName", ["A"]), 'eventName = "A"'],
    [
      "alternatives in parentheses",
      all(equals("$.a", "1"), any(equals("$.b", "2"), all(equals("$.c", "3"), notEquals("$.d", "4")))),
      'a = "1" and (b = "2" or (c = "3" and d != "4"))',
    ],
    ["a missing field", notExists("$.userIdentity.invokedBy"), "not ispresent(userIdentity.invokedBy)"],
    ["a number", greaterThan("$.count", 3), "count > 3"],
    ["the beginning of a text", equals("$.errorCode", "AccessDenied*"), "errorCode like /^AccessDenied/"],
    ["the end of a text", equals("$.errorCode", "*Operation"), "errorCode like /Operation$/"],
    ["what is inside a text", notEquals("$.arn", "*:role/a.b*"), "arn not like /:role\\/a\\.b/"],
    ["a regular expression", equals("$.arn", regularExpression("role/[a-z]+")), "arn like /role\\/[a-z]+/"],
    ["an element of a list", equals("$.resources[0].type", "Key"), 'resources.0.type = "Key"'],
    ["quotation marks", equals("$.a", 'say "no"\\'), 'a = "say \\"no\\"\\\\"'],
  ])("says %s", (_, pattern, filter) => {
    expect(filterOf(pattern)).toBe(filter);
  });

  it.each<[string, Expression, string | undefined]>([
    ["a wildcard in a path", all(equals("$.a", "1"), equals("$.resources[*].type", "Key")), 'a = "1"'],
    ["true and false", all(equals("$.a", "1"), isTrue("$.readOnly")), 'a = "1"'],
    ["an alternative that it cannot say", all(equals("$.a", "1"), any(equals("$.b", "2"), isTrue("$.c"))), 'a = "1"'],
    ["everything, where it can say nothing", isTrue("$.readOnly"), undefined],
  ])("shows more rather than fewer events: it leaves out %s", (_, pattern, filter) => {
    expect(filterOf(pattern)).toBe(filter);
  });

  it("balances parentheses and quotation marks whatever the values are", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
        const filter = filterOf(all(equals("$.a", "1"), any(equalsAny("$.b", values), notExists("$.b"))))!;
        const bare = filter.replace(/"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\//gs, "");

        expect(bare).not.toMatch(/["/]/);
        expect(bare.split("(").length).toBe(bare.split(")").length);
      }),
    );
  });

  it("leaves out nothing of the catalogue", () => {
    for (const { pattern } of TUNED) {
      const terms = (expression: Expression): number =>
        "expressions" in expression ? expression.expressions.map(terms).reduce((sum, count) => sum + count) : 1;
      const said = filterOf(pattern)!.match(/"(?:[^"\\]|\\.)*"|ispresent| like /g)!.length;

      expect(said).toBe(terms(pattern));
    }
  });
});
