import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { EMULATOR_DIRECTORY } from "../../emulator/directory";
import { findPython } from "../../emulator/python";

type Statement = Record<string, unknown>;

interface Question {
  readonly documents: { readonly Statement: Statement | Statement[] }[];
  readonly principal: Record<string, string>;
  readonly action: string;
  readonly resource: string;
  readonly context?: Record<string, string | string[]>;
}

type Answer = { allowed: boolean; reason: string } | { unknown: string };

let python: string;
beforeAll(async () => (python = await findPython()));

/** One process answers any number of questions. */
function judge(questions: Question[]): Answer[] {
  const output = execFileSync(python, ["-m", "policy"], {
    cwd: EMULATOR_DIRECTORY,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    input: JSON.stringify(questions),
    encoding: "utf8",
  });
  return JSON.parse(output) as Answer[];
}

const request = {
  principal: { Service: "cloudtrail.amazonaws.com" },
  action: "s3:PutObject",
  resource: "arn:aws:s3:::logs/AWSLogs/1",
};
const allow: Statement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

function ask(statements: Statement[], rest: Partial<Question> = {}): Question {
  return { documents: [{ Statement: statements }], ...request, ...rest };
}

/** A policy variable, which is written as a template of JavaScript would be. */
function variable(key: string): string {
  return `$\{${key}}`;
}

/** Whether a condition holds for a request with this context. */
function conditions(cases: readonly (readonly [object, Record<string, string | string[]>, boolean])[]): void {
  const answers = judge(cases.map(([Condition, context]) => ask([{ ...allow, Condition }], { context })));
  const held = cases.map(([condition, context], index) => {
    const answer = answers[index]!;
    return [condition, context, "allowed" in answer && answer.allowed];
  });
  expect(held).toEqual(cases);
}

test("an explicit Deny wins, in any order and from any document", () => {
  const deny = { ...allow, Sid: "No", Effect: "Deny" };
  const denied = { allowed: false, reason: 'statement "No" denies it' };

  expect(
    judge([
      ask([allow, deny]),
      ask([deny, allow]),
      { ...ask([allow]), documents: [{ Statement: allow }, { Statement: deny }] },
    ]),
  ).toEqual([denied, denied, denied]);
});

test("nothing is allowed without an Allow, and the reason names a condition that just missed", () => {
  const missed = { ...allow, Sid: "Yes", Condition: { StringEquals: { "aws:SourceArn": "a" } } };

  expect(judge([ask([]), ask([missed]), ask([{ ...missed, Sid: "Yes", Condition: {} }]), ask([allow])])).toEqual([
    { allowed: false, reason: "no statement allows it" },
    {
      allowed: false,
      reason: 'no statement allows it: in statement "Yes" the condition StringEquals aws:SourceArn does not hold',
    },
    { allowed: true, reason: 'statement "Yes" allows it' },
    { allowed: true, reason: "statement 1 allows it" },
  ]);
});

test.each<[string, Statement, boolean]>([
  ["action in any case and with wildcards", { Action: ["kms:*", "S3:put?bject"] }, true],
  ["action that is longer", { Action: "s3:PutObjectAcl" }, false],
  ["every action but this one", { Action: undefined, NotAction: "s3:PutObject" }, false],
  ["every action but another", { Action: undefined, NotAction: "s3:GetObject" }, true],
  ["resource with wildcards", { Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/AWSLogs/*"] }, true],
  ["resource in another case", { Resource: "arn:aws:s3:::logs/awslogs/*" }, false],
  ["resource whose dot is a dot", { Resource: "arn.aws:s3:::logs/AWSLogs/1" }, false],
  ["every resource but this one", { Resource: undefined, NotResource: "arn:aws:s3:::logs/*" }, false],
  ["resource with a variable", { Resource: `arn:aws:s3:::logs/AWSLogs/${variable("aws:SourceAccount")}` }, true],
  ["resource with a variable that the request lacks", { Resource: `${variable("aws:username")}*` }, false],
  ["service among others", { Principal: { Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"] } }, true],
  ["another service", { Principal: { Service: "config.amazonaws.com" } }, false],
  ["everyone as an AWS principal", { Principal: { AWS: "*" } }, true],
  ["an account", { Principal: { AWS: "111122223333" } }, false],
  ["everyone but the service", { Principal: undefined, NotPrincipal: request.principal }, false],
])("a statement for %s", (_, change, allowed) => {
  const [answer] = judge([ask([{ ...allow, ...change }], { context: { "aws:SourceAccount": "1" } })]);

  expect(answer).toMatchObject({ allowed });
});

test("an account, as an id or its root, stands for all its roles", () => {
  const role = { AWS: "arn:aws:iam::111122223333:role/Deploy" };
  const named = ["111122223333", "arn:aws:iam::111122223333:root", role.AWS, "arn:aws:iam::111122223333:role/Other"];
  const answers = judge(named.map((name) => ask([{ ...allow, Principal: { AWS: name } }], { principal: role })));

  expect(answers.map((answer) => "allowed" in answer && answer.allowed)).toEqual([true, true, true, false]);
});

test("condition operators compare as AWS documents", () => {
  const arn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/a";
  conditions([
    [{ StringEquals: { k: ["a", "b"] } }, { K: "b" }, true],
    [{ StringEquals: { k: "B" } }, { k: "b" }, false],
    [{ StringEquals: { k: "*" } }, { k: "b" }, false],
    [{ StringEqualsIgnoreCase: { k: "B" } }, { k: "b" }, true],
    [{ StringNotEquals: { k: ["a", "b"] } }, { k: "b" }, false],
    [{ StringNotEquals: { k: ["a", "b"] } }, { k: "c" }, true],
    [{ StringNotEqualsIgnoreCase: { k: "B" } }, { k: "b" }, false],
    [{ StringLike: { k: "a?*" } }, { k: "ab" }, true],
    [{ StringLike: { k: "a?*" } }, { k: "a" }, false],
    [{ StringNotLike: { k: "a*" } }, { k: "ab" }, false],
    [{ StringLike: { k: `${variable("aws:SourceAccount")}*` } }, { k: "12", "aws:SourceAccount": "1" }, true],
    [{ StringLike: { k: `${variable("aws:SourceAccount")}*` } }, { k: "12" }, false],
    [{ ArnEquals: { k: "arn:aws:cloudtrail:*:111122223333:trail/*" } }, { k: arn }, true],
    [{ ArnLike: { k: "arn:aws:*" } }, { k: arn }, false],
    [{ ArnLike: { k: "arn:aws:*:trail/a" } }, { k: arn }, false],
    [{ ArnLike: { k: "arn:aws:s3" } }, { k: "arn:aws:s3" }, false],
    [{ ArnNotLike: { k: "arn:aws:cloudtrail:*:*:trail/*" } }, { k: arn }, false],
    [{ ArnNotEquals: { k: "arn:aws:cloudtrail:*:*:trail/b" } }, { k: arn }, true],
    [{ Bool: { k: true } }, { k: "true" }, true],
    [{ Bool: { k: "false" } }, { k: "true" }, false],
    [{ Null: { k: "true" } }, {}, true],
    [{ Null: { k: "true" } }, { k: "x" }, false],
    [{ Null: { k: "false" } }, { k: "x" }, true],
    [{ NumericLessThan: { k: "1.2" } }, { k: "1.1" }, true],
    [{ NumericLessThan: { k: "1.2" } }, { k: "1.2" }, false],
    [{ NumericLessThanEquals: { k: 2 } }, { k: "2" }, true],
    [{ NumericGreaterThan: { k: 2 } }, { k: "2" }, false],
    [{ NumericGreaterThanEquals: { k: 2 } }, { k: "2" }, true],
    [{ NumericEquals: { k: 2 } }, { k: "2.0" }, true],
    [{ NumericNotEquals: { k: 2 } }, { k: "2.0" }, false],
    [{ NumericEquals: { k: 2 } }, { k: "two" }, false],
    [{ StringEquals: { k: "a", l: "b" } }, { k: "a", l: "c" }, false],
    [{ "ForAnyValue:StringEquals": { k: ["a", "b"] } }, { k: ["b", "c"] }, true],
    [{ "ForAnyValue:StringEquals": { k: "a" } }, {}, false],
    [{ "ForAnyValue:StringNotEquals": { k: "a" } }, {}, false],
    [{ "ForAllValues:StringEquals": { k: ["a", "b"] } }, { k: ["b", "c"] }, false],
    [{ "ForAllValues:StringEquals": { k: "a" } }, {}, true],
  ]);
});

const POSITIVE = [
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "ArnEquals",
  "ArnLike",
  "Bool",
  "NumericEquals",
];
const NEGATED = [
  "StringNotEquals",
  "StringNotEqualsIgnoreCase",
  "StringNotLike",
  "ArnNotEquals",
  "ArnNotLike",
  "NumericNotEquals",
];

test("a key that is missing fails a positive operator, and passes a negated one and every IfExists", () => {
  conditions([
    ...POSITIVE.map((name) => [{ [name]: { k: "1" } }, {}, false] as const),
    ...NEGATED.map((name) => [{ [name]: { k: "1" } }, {}, true] as const),
    ...[...POSITIVE, ...NEGATED].map((name) => [{ [`${name}IfExists`]: { k: "1" } }, {}, true] as const),
  ]);
});

test("refuses to judge what it does not know", () => {
  const unknown = (statement: Statement) => judge([ask([{ ...allow, ...statement }])])[0];

  expect(
    [
      { Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
      { Condition: { StringEqualsIfThere: { k: "a" } } },
      { Condition: { "ForSomeValues:StringEquals": { k: "a" } } },
      { Action: undefined },
      { Effect: "Maybe" },
      { Resources: "*" },
      { Principal: { Services: "cloudtrail.amazonaws.com" } },
    ].map(unknown),
  ).toEqual([
    { unknown: "the emulator does not know the condition operator IpAddress" },
    { unknown: "the emulator does not know the condition operator StringEqualsIfThere" },
    { unknown: "the emulator does not know the condition operator ForSomeValues:StringEquals" },
    { unknown: "statement 1 has neither Action nor NotAction" },
    { unknown: "the emulator does not know the effect Maybe" },
    { unknown: "the emulator does not know the policy element Resources" },
    { unknown: "the emulator does not know the principal {'Services': 'cloudtrail.amazonaws.com'}" },
  ]);
});

test("negated operators are the opposite of positive ones for every value", () => {
  const value = fc.string({ minLength: 1, unit: fc.constantFrom("a", "A", ":", "*", "?", ".", "1") });
  const pairs = fc.sample(fc.tuple(value, value), 200);
  const opposites: [string, string][] = [
    ["StringEquals", "StringNotEquals"],
    ["StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
    ["StringLike", "StringNotLike"],
    ["ArnLike", "ArnNotLike"],
  ];
  const questions = opposites.flatMap((names) =>
    pairs.flatMap(([pattern, found]) =>
      names.map((name) => ask([{ ...allow, Condition: { [name]: { k: pattern } } }], { context: { k: found } })),
    ),
  );
  const answers = judge(questions).map((answer) => "allowed" in answer && answer.allowed);

  const agreeing = answers.filter((allowed, index) => index % 2 === 0 && allowed === answers[index + 1]);
  expect(agreeing).toEqual([]);
});

test("a text matches itself, a pattern that begins it and goes on with *, and nothing longer", () => {
  const name = fc.string({ minLength: 1, unit: fc.constantFrom("a", "B", "/", ".", "+", "(", "[", "\\", "\n") });
  const cases = fc
    .sample(fc.tuple(name, fc.nat()), 200)
    .flatMap(([text, cut]) => [
      [text, text, true] as const,
      [`${text.slice(0, cut % (text.length + 1))}*`, text, true] as const,
      [text.replace(/[^]/, "?"), text, true] as const,
      [text, `${text}a`, false] as const,
    ]);

  conditions(cases.map(([pattern, text, holds]) => [{ StringLike: { k: pattern } }, { k: text }, holds] as const));
});
