import fc from "fast-check";
import type { Expression, LogRecord } from "../../src/detections";
import {
  all,
  any,
  equals,
  greaterThan,
  isNull,
  isTrue,
  lessThanOrEquals,
  matches,
  notEquals,
  notExists,
  parseFilterPattern,
  regularExpression,
  renderExactPattern,
} from "../../src/detections";
import { expressions } from "./expressions";
import { readMaterial } from "./real-records";

const [a, b, c] = ["a", "b", "c"].map((name) => equals(`$.${name}`, "x")) as [Expression, Expression, Expression];

describe("reading a filter pattern", () => {
  it.each<[string, Expression]>([
    ['{ $.eventType = "UpdateTrail" }', equals("$.eventType", "UpdateTrail")],
    ["{$.eventType=UpdateTrail}", equals("$.eventType", "UpdateTrail")],
    ["{ $.sourceIPAddress != 123.123.* }", notEquals("$.sourceIPAddress", "123.123.*")],
    ["{ $.eventSource = organizations.amazonaws.com }", equals("$.eventSource", "organizations.amazonaws.com")],
    ['{ $.a = "a \\"quoted\\" \\\\ text" }', equals("$.a", 'a "quoted" \\ text')],
    ['{ $.a = "" }', equals("$.a", "")],
    ['{ $.a = "5" }', equals("$.a", "5")],
    ["{ $.a = 5 }", equals("$.a", 5)],
    ["{ $.a > -1.5e+3 }", greaterThan("$.a", -1500)],
    ["{ $.a <= 1e-3 }", lessThanOrEquals("$.a", 0.001)],
    ["{ $.a = 1e999 }", equals("$.a", "1e999")],
    ["{ $.a = 5x }", equals("$.a", "5x")],
    ["{ $.a = IS }", equals("$.a", "IS")],
    ["{ $.a = %^Trail$% }", equals("$.a", regularExpression("^Trail$"))],
    ["{ $.a != %1[0-9]{1,2}% }", notEquals("$.a", regularExpression("1[0-9]{1,2}"))],
    ["{ $.a[0][1].b-c = x }", equals("$.a[0][1].b-c", "x")],
    ["{ $.a[*] = x }", equals("$.a[*]", "x")],
    ["{ $.* = x }", equals("$.*", "x")],
    ["{ $.['cluster.name'].b = x }", equals("$.['cluster.name'].b", "x")],
    ["{ $.a NOT EXISTS }", notExists("$.a")],
    ["{ $.a IS  NULL }", isNull("$.a")],
    ["{ ((($.a IS TRUE))) }", isTrue("$.a")],
    ["{ $.a=x && $.b=x || $.c=x }", any(all(a, b), c)],
    ["{ $.a=x || $.b=x && $.c=x }", any(a, all(b, c))],
    ["{ ($.a=x || $.b=x) && $.c=x }", all(any(a, b), c)],
    ["{ $.a=x && ($.b=x && $.c=x) }", all(a, all(b, c))],
    ["\n{\t$.a=x\n&&$.b=x&&($.c=x) } ", all(a, b, c)],
  ])("understands %s", (pattern, expression) => {
    expect(parseFilterPattern(pattern)).toEqual(expression);
  });

  it.each<[string, number, string, string, string]>([
    ["", 1, "is not what belongs here", "the end of the pattern", "{"],
    ["{ }", 3, "is not what belongs here", "}", "a selector such as $.userIdentity.type, or a group in parentheses"],
    ["{ $.a = x", 10, "is not what belongs here", "the end of the pattern", "}"],
    ["{ $.a = x } y", 13, "is not what belongs here", "y", "nothing after the closing }"],
    ["{ ($.a = x }", 12, "is not what belongs here", "}", ")"],
    [
      "{ $.a = x && }",
      14,
      "is not what belongs here",
      "}",
      "a selector such as $.userIdentity.type, or a group in parentheses",
    ],
    [
      "{ a = x }",
      3,
      "is not what belongs here",
      "a",
      "a selector such as $.userIdentity.type, or a group in parentheses",
    ],
    [
      "{ $a = x }",
      3,
      "is not what belongs here",
      "$a",
      "a selector such as $.userIdentity.type, or a group in parentheses",
    ],
    [
      "{ $.a EXISTS }",
      7,
      "is not what belongs here",
      "EXISTS",
      "one of =, !=, <, <=, >, >=, NOT EXISTS, IS TRUE, IS FALSE, IS NULL",
    ],
    [
      "{ $.a IS NOT NULL }",
      7,
      "is not what belongs here",
      "IS",
      "one of =, !=, <, <=, >, >=, NOT EXISTS, IS TRUE, IS FALSE, IS NULL",
    ],
    [
      "{ $.a is null }",
      7,
      "is not what belongs here",
      "is",
      "one of =, !=, <, <=, >, >=, NOT EXISTS, IS TRUE, IS FALSE, IS NULL",
    ],
    ["{ $.a > x }", 9, "is not what belongs here", "x", "a number: > compares nothing else"],
    ["{ $.a <= %x% }", 10, "is not what belongs here", "x", "a number: <= compares nothing else"],
    ["{ $.a = }", 9, "is not what belongs here", "}", "a number, a text or a regular expression such as %Trail$%"],
    [
      "{ $.a = %(x)% }",
      9,
      "is not what belongs here",
      "(x)",
      "a number, a text or a regular expression such as %Trail$%",
    ],
    ['{ $.a = "x }', 9, "begins nothing that a pattern is made of", '"x }', 'a closing "'],
    ["{ $.a = %x }", 9, "begins nothing that a pattern is made of", "%x }", "a closing %"],
    [
      "{ $.a = x & $.b = x }",
      11,
      "begins nothing that a pattern is made of",
      "& $.b = x }",
      "a selector, an operator or a value",
    ],
    ["[ip, user]", 1, "is not what belongs here", "[ip,", "{"],
  ])("refuses %j at character %d", (pattern, position, what, found, write) => {
    expect(() => parseFilterPattern(pattern, "root-usage")).toThrow(
      new Error(
        `the pattern of root-usage has 1 problem:\n  character ${position} ${what}\n    found: ${found}\n    write: ${write}`,
      ),
    );
  });

  it("has an answer or a PatternError for any text", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "(",
      ")",
      "&&",
      "||",
      "=",
      "!=",
      "$.a",
      "$.b[*]",
      "x",
      '"',
      "%",
      "1",
      "NOT",
      "EXISTS",
      " ",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces).map((list) => `{${list.join("")}}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          matches(parseFilterPattern(text), {});
        } catch (error) {
          expect(error).toMatchObject({ name: "PatternError", problems: [{ write: expect.any(String) as string }] });
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is the way back from rendering, in every layout", () => {
    const layouts = fc.record({
      parentheses: fc.boolean(),
      quotes: fc.constantFrom("always" as const, "where needed" as const),
      spaces: fc.constantFrom("few" as const, "many" as const),
    });
    fc.assert(
      fc.property(expressions, layouts, (expression, layout) => {
        expect(parseFilterPattern(renderExactPattern({ expression, layout }))).toEqual(withoutGroupsOfOne(expression));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Parentheses around one expression say nothing, and reading drops them. Nor is there a negative zero. */
function withoutGroupsOfOne(expression: Expression): Expression {
  if ("expressions" in expression) {
    const inner = expression.expressions.map(withoutGroupsOfOne);
    return inner.length === 1 ? inner[0]! : { ...expression, expressions: inner };
  }
  return expression.kind === "comparison" && expression.value === 0 ? { ...expression, value: 0 } : expression;
}

/** The examples of AWS's own guide. */
describe("AWS's cases", () => {
  interface Case {
    readonly pattern: string;
    readonly event: LogRecord;
    readonly expected: boolean;
  }

  it("are all decided as AWS says", () => {
    const cases = JSON.parse(readMaterial("filter-pattern-cases.json")?.toString("utf8") ?? "[]") as Case[];
    const decided = cases.map(({ pattern, event }) => ({
      pattern,
      event,
      expected: matches(parseFilterPattern(pattern), event),
    }));

    expect(decided).toEqual(cases.map(({ pattern, event, expected }) => ({ pattern, event, expected })));
  });
});
