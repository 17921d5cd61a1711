import type { ComparedValue, Comparison, Expression, State } from "../expression/expression";
import { all, any, regularExpression } from "../expression/expression";
import { patternErrorAt, readTokens } from "./filter-pattern-tokens";
import type { Token } from "./filter-pattern-tokens";
import { isRegularExpression } from "../expression/regular-expression";
import { parseSelector } from "../expression/selector";

const COMPARISONS: readonly Comparison["operator"][] = ["=", "!=", "<", "<=", ">", ">="];
const STATES: readonly State["state"][] = ["NOT EXISTS", "IS TRUE", "IS FALSE", "IS NULL"];
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Reads a CloudWatch Logs filter pattern for JSON: the way back from `renderFilterPattern`.
 *
 * `&&` binds tighter than `||`. A value without quotes is a number where it looks like one, else a text.
 * @param owner whose pattern it is, for the error.
 * @throws PatternError at the first place that cannot be read.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function parseFilterPattern(pattern: string, owner = "a detection"): Expression {
  return new Parser(readTokens(pattern, owner), owner).parse();
}

/** Recursive descent: one method a rule of the grammar. */
class Parser {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly owner: string,
  ) {}

  parse(): Expression {
    this.expectSymbol("{");
    const expression = this.parseAny();
    this.expectSymbol("}");
    if (this.current.kind !== "end") {
      throw this.unexpected("nothing after the closing }");
    }
    return expression;
  }

  private parseAny(): Expression {
    const expressions = [this.parseAll()];
    while (this.acceptSymbol("||")) {
      expressions.push(this.parseAll());
    }
    return expressions.length === 1 ? expressions[0]! : any(...expressions);
  }

  private parseAll(): Expression {
    const expressions = [this.parseTerm()];
    while (this.acceptSymbol("&&")) {
      expressions.push(this.parseTerm());
    }
    return expressions.length === 1 ? expressions[0]! : all(...expressions);
  }

  private parseTerm(): Expression {
    if (this.acceptSymbol("(")) {
      const expression = this.parseAny();
      this.expectSymbol(")");
      return expression;
    }
    const { kind, text: selector } = this.current;
    if (kind !== "selector" || parseSelector(selector) === undefined) {
      throw this.unexpected("a selector such as $.userIdentity.type, or a group in parentheses");
    }
    this.next++;
    return this.parseState(selector) ?? this.parseComparison(selector);
  }

  private parseState(selector: string): State | undefined {
    const words = this.tokens.slice(this.next, this.next + 2);
    const text = words.map((word) => (word.kind === "word" ? word.text : "")).join(" ");
    const state = STATES.find((name) => name === text);
    if (state === undefined) {
      return undefined;
    }
    this.next += words.length;
    return Object.freeze({ kind: "state", selector, state });
  }

  private parseComparison(selector: string): Comparison {
    const { kind, text } = this.current;
    const operator = COMPARISONS.find((name) => kind === "symbol" && name === text);
    if (operator === undefined) {
      throw this.unexpected(`one of ${[...COMPARISONS, ...STATES].join(", ")}`);
    }
    this.next++;
    const value = this.parseValue();
    if (typeof value !== "number" && operator !== "=" && operator !== "!=") {
      this.next--;
      throw this.unexpected(`a number: ${operator} compares nothing else`);
    }
    return Object.freeze({ kind: "comparison", selector, operator, value });
  }

  private parseValue(): ComparedValue {
    const { kind, text } = this.current;
    if (kind === "regular expression" ? !isRegularExpression(text) : kind !== "word" && kind !== "quoted text") {
      throw this.unexpected("a number, a text or a regular expression such as %Trail$%");
    }
    this.next++;
    if (kind === "regular expression") {
      return regularExpression(text);
    }
    return kind === "word" && NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
  }

  private get current(): Token {
    return this.tokens[this.next]!;
  }

  private acceptSymbol(symbol: string): boolean {
    const accepted = this.current.kind === "symbol" && this.current.text === symbol;
    this.next += accepted ? 1 : 0;
    return accepted;
  }

  private expectSymbol(symbol: string): void {
    if (!this.acceptSymbol(symbol)) {
      throw this.unexpected(symbol);
    }
  }

  private unexpected(write: string) {
    const { kind, text, position } = this.current;
    const found = kind === "end" ? "the end of the pattern" : text;
    return patternErrorAt(this.owner, position, { what: "is not what belongs here", found, write });
  }
}
