import fc from "fast-check";
import { openingsOf } from "../../src/guard/policy/openings";
import { coversArn, coversPattern, patternsMeet } from "../../src/guard/policy/wildcards";

type Values = Readonly<Record<string, unknown>>;

/** A world small enough to ask every question there is: whom, what, on what, and with or without a key of the request. */
const PRINCIPALS = ["arn:aws:iam::111111111111:role/a", "arn:aws:iam::111111111111:role/b", "svc.amazonaws.com"];
const ACTIONS = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "kms:Decrypt"];
const RESOURCES = ["arn:aws:s3:::a/b", "arn:aws:s3:::a/bc", "arn:aws:s3:::a", "arn:aws:kms:x:1:key/1"];
const CONTEXTS: Values[] = [{}, { k: "v" }, { k: "w" }, { k: "v", n: "1" }, { n: "2" }];

interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Values;
}

const REQUESTS: readonly Request[] = PRINCIPALS.flatMap((principal) =>
  ACTIONS.flatMap((action) =>
    RESOURCES.flatMap((resource) => CONTEXTS.map((context) => ({ principal, action, resource, context }))),
  ),
);

const list = (value: unknown) => (Array.isArray(value) ? (value as string[]) : [value as string]);
const expressions = new Map<string, RegExp>();

function glob(pattern: string, text: string): boolean {
  const known = expressions.get(pattern);
  if (known) {
    return known.test(text);
  }
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const expression = new RegExp(`^${escaped.replaceAll("*", "[^]*").replaceAll("?", "[^]")}$`);
  expressions.set(pattern, expression);
  return expression.test(text);
}

/** Decides as AWS does, in as few words as can be: it shares nothing with what it is to check. */
function isAllowed(policy: Values[], request: Request): boolean {
  const matching = policy.filter((statement) => isMatched(statement, request));
  return matching.some(({ Effect }) => Effect === "Allow") && !matching.some(({ Effect }) => Effect === "Deny");
}

function isMatched(statement: Values, { principal, action, resource, context }: Request): boolean {
  const holds = (key: string, matches: (value: string) => boolean) =>
    statement[`Not${key}`] === undefined
      ? list(statement[key]).some(matches)
      : !list(statement[`Not${key}`]).some(matches);
  const principals = (statement["Principal"] ?? statement["NotPrincipal"]) as "*" | Values;
  const named = principals === "*" ? ["*"] : Object.values(principals).flatMap(list);
  const isNamed = named.includes("*") || named.includes(principal);
  return (
    isNamed === (statement["Principal"] !== undefined) &&
    holds("Action", (pattern) => glob(pattern.toLowerCase(), action.toLowerCase())) &&
    holds("Resource", (pattern) => glob(pattern, resource)) &&
    Object.entries((statement["Condition"] ?? {}) as Record<string, Values>).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        isMet(operator, context[key.toLowerCase()] as string | undefined, list(values)),
      ),
    )
  );
}

function isMet(operator: string, value: string | undefined, wanted: readonly string[]): boolean {
  const isNegative = operator.includes("Not");
  if (operator === "Null") {
    return wanted.includes(String(value === undefined));
  }
  if (value === undefined) {
    return isNegative || operator.endsWith("IfExists");
  }
  if (operator.startsWith("NumericLessThan")) {
    return wanted.some((other) => Number(value) < Number(other));
  }
  const matches = wanted.some((other) => (operator.includes("Like") ? glob(other, value) : other === value));
  return matches !== isNegative;
}

const some = (...values: string[]) => fc.oneof(fc.constantFrom(...values), fc.subarray(values, { minLength: 1 }));
const either = (key: string, value: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.constantFrom(key, key, `Not${key}`), value).map(([name, inner]) => ({ [name]: inner }));

const operators = [
  "StringEquals",
  "StringNotEquals",
  "StringLike",
  "StringNotLike",
  "StringEqualsIfExists",
  "StringNotEqualsIfExists",
];
const condition = fc.oneof(
  fc
    .tuple(fc.constantFrom(...operators), fc.constantFrom("k", "K"), some("v", "w", "*"))
    .map(([operator, key, values]) => ({ [operator]: { [key]: values } })),
  some("true", "false").map((values) => ({ Null: { k: values } })),
  some("1", "2", "3").map((values) => ({ NumericLessThan: { n: values } })),
);
const principal = fc.oneof(
  fc.constant("*"),
  fc.constant({ AWS: "*" }),
  some(...PRINCIPALS.slice(0, 2)).map((AWS) => ({ AWS })),
  fc.constant({ Service: PRINCIPALS[2] }),
);
const statement: fc.Arbitrary<Values> = fc
  .tuple(
    fc.constantFrom("Allow", "Deny"),
    either("Principal", principal),
    either(
      "Action",
      some("*", "s3:*", "s3:Get*", "S3:GetObject", "s3:PutObject", "kms:Decrypt", "s3:GetObject?ersion"),
    ),
    either(
      "Resource",
      some("*", "arn:aws:s3:::*", "arn:aws:s3:::a/*", "arn:aws:s3:::a/b?", "arn:aws:s3:::a", "arn:aws:kms:x:1:key/1"),
    ),
    fc.option(fc.array(condition, { maxLength: 2 }), { nil: undefined }),
  )
  .map(([Effect, principals, actions, resources, conditions]) => ({
    ...{ Effect, ...principals, ...actions, ...resources },
    ...(conditions ? { Condition: Object.assign({}, ...conditions) as Values } : {}),
  }));
const policy = fc.array(statement, { minLength: 1, maxLength: 4 });

const text = (Statement: readonly Values[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const openings = (before: readonly Values[], after: readonly Values[]) => openingsOf(text(before), text(after));

/** A policy and another that is made of it, so that both are alike in many ways. */
const related = fc
  .tuple(policy, policy, fc.array(fc.nat({ max: 3 }), { maxLength: 3 }))
  .map(([before, others, taken]) => {
    const after = before.filter((_statement, index) => !taken.includes(index));
    return [before, [...after, ...others.slice(0, taken.length)]] as const;
  });

/** A policy and another in which one element of one statement is another. */
const edited = fc.tuple(policy, statement, fc.nat(), fc.nat({ max: 4 })).map(([before, donor, at, what]) => {
  const edit = (target: Values): Values => {
    const keys = [
      ["Effect"],
      ["Principal", "NotPrincipal"],
      ["Action", "NotAction"],
      ["Resource", "NotResource"],
      ["Condition"],
    ][what]!;
    const rest = Object.fromEntries(Object.entries(target).filter(([key]) => !keys.includes(key)));
    return { ...rest, ...Object.fromEntries(Object.entries(donor).filter(([key]) => keys.includes(key))) };
  };
  return [before, before.map((one, index) => (index === at % before.length ? edit(one) : one))] as const;
});

describe("two policies", () => {
  it.each([
    ["of which one is made of the other", related],
    ["that differ in one element", edited],
    ["that have nothing to do with each other", fc.tuple(policy, policy)],
  ])("%s: where nothing is refused, nobody may do what they might not do before", (_title, pair) => {
    let accepted = 0;
    fc.assert(
      fc.property(pair, ([before, after]) => {
        if (openings(before, after).length === 0) {
          accepted += 1;
          const opened = REQUESTS.filter(
            (request) => isAllowed([...after], request) && !isAllowed([...before], request),
          );
          expect(opened).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
    // Refusing everything would be safe as well, and of no use.
    expect(accepted).toBeGreaterThan(100);
  });

  it("of one meaning pass, however they are spelled", () => {
    const respelled = fc.tuple(policy, fc.infiniteStream(fc.nat())).map(([before, numbers]) => {
      const pick = (count: number) => (numbers.next().value as number) % count;
      const shuffle = <Item>(items: readonly Item[]): Item[] => {
        const rest = [...items];
        return items.map(() => rest.splice(pick(rest.length), 1)[0]!);
      };
      const respell = (value: unknown) => (Array.isArray(value) ? shuffle(value) : pick(2) === 0 ? [value] : value);
      const after = shuffle(before).map((one) => {
        const parts = Object.entries(one).map(([key, value]) =>
          /Action|Resource/.test(key)
            ? [key, respell(value)]
            : [key, value === "*" && key === "Principal" ? { AWS: ["*"] } : value],
        );
        return Object.fromEntries([...shuffle(parts), ["Sid", `s${pick(9)}`]]) as Values;
      });
      return [before, after] as const;
    });
    fc.assert(fc.property(respelled, ([before, after]) => expect(openings(before, after)).toEqual([])));
  });

  it("pass when statements are split by action, resource and principal, and joined again", () => {
    const split = (one: Values): Values[] =>
      list(one["Action"] ?? []).flatMap((Action) =>
        list(one["Resource"] ?? []).map((Resource) => ({ ...one, Action, Resource })),
      );
    const named = policy.map((statements) =>
      statements.filter((one) => one["Action"] !== undefined && one["Resource"] !== undefined),
    );
    fc.assert(
      fc.property(named, (before) => {
        expect(openings(before, before.flatMap(split))).toEqual([]);
        expect(openings(before.flatMap(split), before)).toEqual([]);
      }),
    );
  });

  /** Statements about actions of their own, so that none makes up for another. */
  const apart = fc.array(statement, { minLength: 1, maxLength: 5 }).map((statements) =>
    statements.map((one, index) => ({
      ...one,
      Sid: `s${index}`,
      NotAction: undefined,
      Action: `own:Action${index}`,
    })),
  );

  it("are refused when any Deny is dropped, and when any Allow is added", () => {
    fc.assert(
      fc.property(apart, fc.nat(), (whole, at) => {
        const dropped = whole[at % whole.length]!;
        const rest = whole.filter((one) => one !== dropped);
        const isDeny = (dropped as Values)["Effect"] === "Deny";

        expect(openings(whole, rest)).toHaveLength(isDeny ? 1 : 0);
        expect(openings(rest, whole)).toHaveLength(isDeny ? 0 : 1);
      }),
    );
  });

  it("are refused when any Allow loses a condition, and when any Deny gets one", () => {
    fc.assert(
      fc.property(apart, fc.nat(), condition, (statements, at, Condition) => {
        const bare = statements.map((one) => ({ ...one, Condition: undefined }) as Values);
        const conditional = bare.map((one, index) => (index === at % bare.length ? { ...one, Condition } : one));
        const isDeny = bare[at % bare.length]!["Effect"] === "Deny";

        expect(openings(bare, conditional)).toHaveLength(isDeny ? 1 : 0);
        expect(openings(conditional, bare)).toHaveLength(isDeny ? 0 : 1);
      }),
    );
  });
});

describe("patterns", () => {
  const pattern = fc.array(fc.constantFrom("a", "b", ":", "*", "?"), { maxLength: 6 }).map((parts) => parts.join(""));
  const value = fc.array(fc.constantFrom("a", "b", ":"), { maxLength: 7 }).map((parts) => parts.join(""));

  it("cover only what they match", () => {
    fc.assert(
      fc.property(pattern, pattern, value, (wide, narrow, one) => {
        if (coversPattern(wide, narrow) && glob(narrow, one)) {
          expect(glob(wide, one)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("cover every text that they match, and themselves", () => {
    fc.assert(
      fc.property(pattern, value, (wide, one) => {
        expect(coversPattern(wide, one)).toBe(glob(wide, one));
        expect(coversPattern(wide, wide)).toBe(true);
        expect(coversPattern("*", wide)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("meet wherever both match", () => {
    fc.assert(
      fc.property(pattern, pattern, value, (one, other, text) => {
        if (glob(one, text) && glob(other, text)) {
          expect(patternsMeet(one, other)).toBe(true);
        }
        expect(patternsMeet(one, other)).toBe(patternsMeet(other, one));
        expect(patternsMeet(one, text)).toBe(glob(one, text));
      }),
      { numRuns: 2000 },
    );
  });

  it("of ARNs cover part by part", () => {
    expect(coversArn("arn:aws:s3:::*", "arn:aws:s3:::a/b:c")).toBe(true);
    expect(coversArn("arn:*:s3:::a", "arn:aws:s3:::a")).toBe(true);
    expect(coversArn("arn:aws:iam::*:role/x", "arn:aws:iam::1:role/x")).toBe(true);
    expect(coversArn("arn:aws:iam::1:*", "arn:aws:iam::1:role/x")).toBe(true);
    expect(coversArn("arn:aws:*:role/x", "arn:aws:iam::1:role/x")).toBe(false);
    expect(coversArn("arn:aws:iam:*:role/x", "arn:aws:iam::1:role/x")).toBe(false);
    expect(coversArn("arn:*", "arn:aws:iam::1:role/x")).toBe(false);
    expect(coversArn("arn:aws:iam::1:role/x", "*")).toBe(false);
    expect(coversArn("*", "anything")).toBe(true);
    expect(coversArn("arn:aws:iam::?????:role/x", "arn:aws:iam::${aws:PrincipalAccount}:role/x")).toBe(false);
    expect(coversArn("arn:aws:iam::*:role/x", "arn:aws:iam::${aws:PrincipalAccount}:role/x")).toBe(true);
  });

  it("are compared quickly, however long they are", () => {
    const [wide, narrow] = ["*a".repeat(500), "a*".repeat(500)];

    expect(coversPattern(wide, narrow)).toBe(false);
    expect(patternsMeet(wide, narrow)).toBe(true);
  });
});
