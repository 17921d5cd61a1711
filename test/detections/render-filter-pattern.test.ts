import fc from "fast-check";
import type { Expression } from "../../src/detections";
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
  MAXIMUM_PATTERN_LENGTH,
  notEquals,
  notExists,
  regularExpression,
  renderExactPattern,
  renderFilterPattern,
} from "../../src/detections";
import { expressions } from "./expressions";

describe("a filter pattern", () => {
  it.each<[Expression, string]>([
    [equals("$.eventName", "StopLogging"), "{($.eventName=StopLogging)}"],
    [equals("$.eventSource", "kms.amazonaws.com"), "{($.eventSource=kms.amazonaws.com)}"],
    [equals("$.errorCode", "*UnauthorizedOperation"), "{($.errorCode=*UnauthorizedOperation)}"],
    [equals("$.errorMessage", "Failed authentication"), '{($.errorMessage="Failed authentication")}'],
    [equals("$.recipientAccountId", "111122223333"), '{($.recipientAccountId="111122223333")}'],
    [notEquals("$.sourceIPAddress", "192.0.2.*"), '{($.sourceIPAddress !="192.0.2.*")}'],
    [equals("$.userAgent", 'a "quoted" \\ text'), '{($.userAgent="a \\"quoted\\" \\\\ text")}'],
    [equals("$.eventName", ""), '{($.eventName="")}'],
    [equals("$.resources[0].accountId", 5), "{($.resources[0].accountId=5)}"],
    [lessThan("$.a", 1), "{($.a <1)}"],
    [lessThanOrEquals("$.a", 0.5), "{($.a <=0.5)}"],
    [greaterThan("$.a", -1), "{($.a >-1)}"],
    [greaterThanOrEquals("$.a", 1e21), "{($.a >=1e+21)}"],
    [notExists("$.userIdentity.invokedBy"), "{($.userIdentity.invokedBy NOT EXISTS)}"],
    [isTrue("$.readOnly"), "{($.readOnly IS TRUE)}"],
    [isFalse("$.readOnly"), "{($.readOnly IS FALSE)}"],
    [isNull("$.responseElements"), "{($.responseElements IS NULL)}"],
    [equals("$.eventName", regularExpression("^Delete.*Trail$")), "{($.eventName=%^Delete.*Trail$%)}"],
    [notEquals("$.sourceIPAddress", regularExpression("^192\\.0")), "{($.sourceIPAddress !=%^192\\.0%)}"],
    [equals("$.resources[*].type", "AWS::S3::Bucket"), '{($.resources[*].type="AWS::S3::Bucket")}'],
    [equals("$.requestParameters.*", "x"), "{($.requestParameters.*=x)}"],
    [equals("$.['cluster.name'].id", "c"), "{($.['cluster.name'].id=c)}"],
  ])("says %j as %s", (expression, pattern) => {
    expect(renderFilterPattern(expression)).toBe(pattern);
  });

  it("puts inner groups into parentheses, so that nothing hangs on which operator binds tighter", () => {
    const [a, b, c] = ["a", "b", "c"].map((name) => equals(`$.${name}`, "x")) as [Expression, Expression, Expression];

    expect(renderFilterPattern(all(any(a, b), c))).toBe("{(($.a=x) || ($.b=x)) && ($.c=x)}");
    expect(renderFilterPattern(any(all(a, b), c))).toBe("{(($.a=x) && ($.b=x)) || ($.c=x)}");
  });

  it("can be laid out in other ways that mean the same", () => {
    const expression = all(equals("$.a", "x"), any(notExists("$.b"), notEquals("$.c", "y z")));

    expect(renderExactPattern({ expression, layout: { parentheses: false, quotes: "always", spaces: "few" } })).toBe(
      '{$.a="x" && ($.b NOT EXISTS || $.c !="y z")}',
    );
    expect(
      renderExactPattern({ expression, layout: { parentheses: false, quotes: "where needed", spaces: "few" } }),
    ).toBe('{$.a=x && ($.b NOT EXISTS || $.c !="y z")}');
    expect(renderExactPattern({ expression, layout: { parentheses: true, quotes: "always", spaces: "few" } })).toBe(
      '{($.a="x") && (($.b NOT EXISTS) || ($.c !="y z"))}',
    );
    expect(
      renderExactPattern({ expression, layout: { parentheses: true, quotes: "where needed", spaces: "many" } }),
    ).toBe('{ ($.a = x) && (($.b NOT EXISTS) || ($.c != "y z")) }');
  });

  it("has balanced quotes and parentheses, whatever the texts hold", () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const outsideQuotes = renderFilterPattern(expression).replace(/"(?:[^"\\]|\\.)*"|%[^%]*%/gu, "");

        expect(outsideQuotes).not.toContain('"');
        expect(outsideQuotes).toMatch(/^\{[^{}]*\}$/);
        let depth = 0;
        for (const character of outsideQuotes) {
          depth += character === "(" ? 1 : character === ")" ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });

  it("is the same for the same expression, also after a journey through JSON", () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        const copy = JSON.parse(JSON.stringify(expression)) as Expression;

        expect(renderFilterPattern(copy)).toBe(renderFilterPattern(expression));
      }),
    );
  });
});

describe("a filter pattern's length", () => {
  it("refuses more than 1,024 characters", () => {
    const ofLength = (length: number) => equals("$.a", "x".repeat(length - "{($.a=)}".length));

    expect(MAXIMUM_PATTERN_LENGTH).toBe(1024);
    expect(renderFilterPattern(ofLength(1023))).toHaveLength(1023);
    expect(renderFilterPattern(ofLength(1024))).toHaveLength(1024);
    expect(() => renderFilterPattern(ofLength(1025), "root-usage")).toThrow(
      new Error(
        "the pattern of root-usage has 1 problem:\n  pattern is too long\n    found: 1025 characters\n" +
          "    write: at most 1024 characters: fewer comparisons, or a second detection",
      ),
    );
  });
});

describe("rendering a filter pattern", () => {
  const refusal = (...problems: string[]) =>
    new Error(
      [
        `the pattern of a detection has ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}:`,
        ...problems,
      ].join("\n  "),
    );

  it.each([
    "eventName",
    "$",
    "$.",
    "$.a.",
    "$.a b",
    "$.a[x]",
    "$.a[",
    "$..a",
    "$.a)||($.b",
    "$.a=",
    "",
    "$[0]",
    "$['a']",
    "$.['']",
    "x.a",
  ])("refuses the selector %j", (selector) => {
    expect(() => renderFilterPattern(notExists(selector))).toThrow(
      refusal(
        `selector is not a path\n    found: ${selector}\n` +
          "    write: the path of a field, such as $.userIdentity.type or $.resources[0].accountId",
      ),
    );
  });

  it.each([NaN, Infinity, -Infinity])("refuses the number %d", (value) => {
    expect(() => renderFilterPattern(equals("$.a", value))).toThrow(
      refusal(`$.a is compared with no number\n    found: ${value}\n    write: a finite number`),
    );
  });

  it.each(["a*b", "*a*b*", "**a"])("refuses the text %j, whose inner asterisk is no wildcard", (value) => {
    expect(() => renderFilterPattern(equals("$.a", value))).toThrow(
      refusal(
        `$.a is compared with a text that has an asterisk inside\n    found: "${value}"\n` +
          "    write: asterisks at the beginning or the end only, where they are wildcards",
      ),
    );
  });

  it.each(["(a)", "a b", "ü", "", "50%", "[z-a]", "a!"])("refuses the regular expression %j", (text) => {
    expect(() => renderFilterPattern(equals("$.a", regularExpression(text)))).toThrow(
      refusal(
        `$.a is compared with a regular expression that CloudWatch Logs does not know\n    found: %${text}%\n` +
          "    write: letters, digits, the symbols _ # = @ / ; , : - and the operators ^ $ ? [ ] { } | \\ * + .",
      ),
    );
  });

  it("refuses a size compared with a regular expression", () => {
    const size = { kind: "comparison", selector: "$.a", operator: ">", value: regularExpression("5") } as const;

    expect(() => renderFilterPattern(size)).toThrow(
      refusal("$.a is compared by > with a text\n    found: %5%\n    write: a number"),
    );
  });

  it("refuses more than 2 regular expressions, more than 3 selectors with a wildcard, and 2 wildcards in one", () => {
    const expression = equals("$.a", regularExpression("x"));
    const wildcard = isTrue("$.a[*]");

    expect(renderFilterPattern(all(expression, expression, wildcard, wildcard, wildcard))).toContain("%x%");
    expect(() => renderFilterPattern(any(expression, expression, all(expression)))).toThrow(
      refusal("pattern has too many regular expressions\n    found: 3\n    write: at most 2"),
    );
    expect(() => renderFilterPattern(any(wildcard, wildcard, wildcard, isTrue("$.*")))).toThrow(
      refusal("pattern has too many selectors with a wildcard\n    found: 4\n    write: at most 3"),
    );
    expect(() => renderFilterPattern(isTrue("$.a[*].b[*]"))).toThrow(
      refusal("selector has several wildcards\n    found: $.a[*].b[*]\n    write: one wildcard at most"),
    );
  });

  it("refuses control characters", () => {
    expect(() => renderFilterPattern(equals("$.a", "x\ny"))).toThrow(
      refusal('$.a is compared with a control character\n    found: "x\\ny"\n    write: printable text'),
    );
  });

  it("refuses groups of nothing, and names all problems in one error", () => {
    const sizeOfText = { kind: "comparison", selector: "$.b", operator: ">", value: "5" } as const;

    expect(() => renderFilterPattern(all(any(), equals("a", "x*y"), sizeOfText, equalsAny("$.c", [])))).toThrow(
      refusal(
        "any is empty\n    write: at least one expression",
        "selector is not a path\n    found: a\n" +
          "    write: the path of a field, such as $.userIdentity.type or $.resources[0].accountId",
        'a is compared with a text that has an asterisk inside\n    found: "x*y"\n' +
          "    write: asterisks at the beginning or the end only, where they are wildcards",
        '$.b is compared by > with a text\n    found: "5"\n    write: a number',
        "any is empty\n    write: at least one expression",
      ),
    );
  });
});
