import { judge, judgeUpdate } from "./plan-builder";

type Values = Readonly<Record<string, unknown>>;

const policy = (...Statement: Values[]) => JSON.stringify({ Version: "2012-10-17", Statement });
/** What is refused about a change of a bucket policy. */
const change = (before: string, after: string, unknown: unknown = {}) =>
  judgeUpdate("aws_s3_bucket_policy", { policy: before }, { policy: after }, unknown);

const logs = "arn:aws:s3:::logs";
const [auditor, reader] = ["arn:aws:iam::333333333333:role/Auditor", "arn:aws:iam::333333333333:role/Reader"];
const read = {
  Sid: "Read",
  Effect: "Allow",
  Principal: { AWS: auditor },
  Action: "s3:GetObject",
  Resource: `${logs}/*`,
};
const tls = {
  ...{ Sid: "Tls", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [logs, `${logs}/*`] },
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const tampering = {
  ...{ Sid: "Tampering", Effect: "Deny", Principal: "*", Action: ["s3:DeleteObject", "s3:PutBucketPolicy"] },
  Resource: [logs, `${logs}/*`],
  Condition: { ArnNotLike: { "aws:PrincipalArn": [auditor] } },
};
const spare = (...roles: string[]) => ({ ...tampering, Condition: { ArnNotLike: { "aws:PrincipalArn": roles } } });
const spareWith = (operator: string, value: unknown) => ({
  ...tampering,
  Condition: { [operator]: { "aws:PrincipalArn": value } },
});
const when = (Condition: unknown) => ({ ...read, Condition });
const before = policy(read, tls, tampering);

describe("a policy", () => {
  it.each<[string, string, string]>([
    ["stays what it is", before, before],
    ["has its statements in another order", before, policy(tampering, tls, read)],
    ["has other names", before, policy({ ...read, Sid: "A" }, { ...tls, Sid: undefined }, { ...tampering, Sid: "C" })],
    [
      "has its keys in another order",
      before,
      policy(read, Object.fromEntries(Object.entries(tls).reverse()), tampering),
    ],
    ["has an Id, and spaces", before, JSON.stringify({ Id: "a", ...JSON.parse(before) }, null, 2)],
    ["denies more", policy(read), before],
    ["allows less", policy({ ...read, Action: ["s3:GetObject", "s3:ListBucket"] }), policy(read)],
    ["allows nothing", before, policy(tls, tampering)],
    ["is taken away, where it denies nothing", policy(read), ""],
    [
      "has lists of one, and other letters",
      policy(read),
      policy({ ...read, Action: ["S3:getobject"], Resource: [read.Resource] }),
    ],
    [
      "has its lists in another order",
      before,
      policy(read, tls, { ...tampering, Action: [...tampering.Action].reverse() }),
    ],
    [
      "has one statement for two",
      policy(read, { ...read, Action: "s3:ListBucket" }),
      policy({ ...read, Action: ["s3:ListBucket", "s3:GetObject"] }),
    ],
    [
      "has two statements for one",
      policy(tampering),
      policy(...tampering.Action.map((Action) => ({ ...tampering, Action }))),
    ],
    ["allows a part", policy({ ...read, Action: "s3:Get*", Resource: "*" }), policy(read)],
    ["allows a folder", policy(read), policy({ ...read, Resource: `${logs}/AWSLogs/*` })],
    ["allows on a condition", policy(read), policy(when({ Bool: { "aws:SecureTransport": "true" } }))],
    [
      "allows on a condition more",
      policy(when({ Bool: { a: "true" } })),
      policy(when({ Bool: { a: "true", b: "true" } })),
    ],
    [
      "allows fewer values",
      policy(when({ StringLike: { a: ["b*", "c"] } })),
      policy(when({ StringLike: { a: "bc" } })),
    ],
    [
      "allows fewer to be absent",
      policy(when({ StringEqualsIfExists: { a: "b" } })),
      policy(when({ StringEquals: { a: "b" } })),
    ],
    [
      "allows except more values",
      policy(when({ StringNotEquals: { a: "b" } })),
      policy(when({ StringNotEquals: { a: ["c", "b"] } })),
    ],
    [
      "spells a key of a condition otherwise",
      policy(when({ Bool: { "AWS:securetransport": true } })),
      policy(when({ Bool: { "aws:SecureTransport": ["True"] } })),
    ],
    ["denies everything instead", before, policy(read, { ...tls, Action: "*", Resource: "*", Condition: undefined })],
    ["spares fewer", policy(spare(auditor, reader)), policy(spare(auditor))],
    ["spares one of a pattern", policy(spare("arn:aws:iam::333333333333:role/*")), policy(spare(auditor))],
    ["spares nobody", policy(spare(auditor)), policy({ ...tampering, Condition: undefined })],
    ["says ArnEquals", policy(when({ ArnLike: { a: [`${logs}*`] } })), policy(when({ ArnEquals: { a: logs } }))],
    ["has no statements, and says so", policy(), "{}"],
    [
      "has the same number, spelled otherwise",
      policy(when({ NumericLessThan: { a: "1.20" } })),
      policy(when({ NumericLessThan: { a: "1.2" } })),
    ],
    [
      "has the same number to be above",
      policy(when({ NumericGreaterThanEquals: { a: "2.0" } })),
      policy(when({ NumericGreaterThanEquals: { a: 2 } })),
    ],
    [
      "has a number that is none",
      policy(when({ NumericGreaterThan: { a: "${b}" } })),
      policy(when({ NumericGreaterThan: { a: "${b}" } })),
    ],
    [
      "denies all but what a variable cannot be",
      policy({ ...tls, Resource: "arn:aws:s3:::a/${aws:userid}" }),
      policy({ ...tls, Resource: undefined, NotResource: "arn:aws:s3:::b/*" }),
    ],
    ["says ArnNotEquals", policy(spare(auditor)), policy(spareWith("ArnNotEquals", [auditor]))],
    [
      "denies later versions",
      policy({ ...tls, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }),
      policy({ ...tls, Condition: { NumericLessThan: { "s3:TlsVersion": 1.3 } } }),
    ],
    [
      "denies all but fewer actions",
      policy({ ...tls, Action: undefined, NotAction: ["s3:Get*", "s3:List*"] }),
      policy({ ...tls, Action: undefined, NotAction: "s3:Get*" }),
    ],
    [
      "denies all but what was not denied",
      policy(tampering),
      policy({ ...tampering, Action: undefined, NotAction: "s3:Get*" }),
    ],
    [
      "denies all but fewer resources",
      policy({ ...tls, Resource: undefined, NotResource: `${logs}/*` }),
      policy({ ...tls, Resource: undefined, NotResource: `${logs}/a/*` }),
    ],
    [
      "denies all but fewer principals",
      policy({ ...tls, Principal: undefined, NotPrincipal: { AWS: [auditor, reader] } }),
      policy({ ...tls, Principal: undefined, NotPrincipal: { AWS: auditor } }),
    ],
    [
      "denies all principals but none",
      policy({ ...tls, Principal: undefined, NotPrincipal: { AWS: auditor } }),
      policy(tls),
    ],
    ["names everybody otherwise", policy(tls), policy({ ...tls, Principal: { AWS: "*" } })],
    [
      "names an account otherwise",
      policy({ ...read, Principal: { AWS: "333333333333" } }),
      policy({ ...read, Principal: { AWS: ["arn:aws:iam::333333333333:root"] } }),
    ],
    ["cannot be compared, but is the same", '{"Statement":[{"a":1,"b":2}]}', '{"Statement": [{"b":2,"a":1}]}'],
    ["is another version without variables", policy(read), JSON.stringify({ Version: "2008-10-17", Statement: read })],
  ])("passes when it %s", (_title, one, other) => {
    expect(change(one, other)).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    [
      "allows something new",
      policy(read),
      policy(read, { ...read, Sid: "List", Action: "s3:ListBucket", Resource: logs }),
      "policy-opened: allows something new by statement List",
    ],
    [
      "allows more actions",
      policy(read),
      policy({ ...read, Action: ["s3:GetObject", "s3:DeleteObject"] }),
      'policy-opened: allows more by statement Read (Action: s3:GetObject → ["s3:GetObject","s3:DeleteObject"])',
    ],
    [
      "allows all actions",
      policy(read),
      policy({ ...read, Action: "s3:*" }),
      "policy-opened: allows more by statement Read (Action: s3:GetObject → s3:*)",
    ],
    [
      "allows more resources",
      policy(read),
      policy({ ...read, Resource: "*" }),
      `policy-opened: allows more by statement Read (Resource: ${logs}/* → *)`,
    ],
    [
      "allows somebody else",
      policy(read),
      policy({ ...read, Principal: { AWS: reader } }),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows everybody",
      policy(read),
      policy({ ...read, Principal: "*" }),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows a role of an account",
      policy({ ...read, Principal: { AWS: "333333333333" } }),
      policy(read),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows a service",
      policy(read),
      policy({ ...read, Principal: { Service: auditor } }),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows without a condition",
      policy(when({ Bool: { a: "true" } })),
      policy(read),
      'policy-opened: allows more by statement Read (Condition: {"Bool":{"a":"true"}} → nothing)',
    ],
    [
      "allows on one condition less",
      policy(when({ Bool: { a: "true", b: "true" } })),
      policy(when({ Bool: { a: "true" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows more values",
      policy(when({ StringEquals: { a: "b" } })),
      policy(when({ StringEquals: { a: ["b", "c"] } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows a pattern of values",
      policy(when({ StringLike: { a: "b" } })),
      policy(when({ StringLike: { a: "b*" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows values by another operator",
      policy(when({ StringEquals: { a: "b" } })),
      policy(when({ StringNotEquals: { a: "b" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows on another key",
      policy(when({ StringEquals: { a: "b" } })),
      policy(when({ StringEquals: { c: "b" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows what is absent",
      policy(when({ StringEquals: { a: "b" } })),
      policy(when({ StringEqualsIfExists: { a: "b" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows any of several",
      policy(when({ "ForAllValues:StringEquals": { a: "b" } })),
      policy(when({ "ForAnyValue:StringEquals": { a: "b" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows except fewer values",
      policy(when({ StringNotEquals: { a: ["b", "c"] } })),
      policy(when({ StringNotEquals: { a: "b" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows larger numbers",
      policy(when({ NumericLessThan: { a: "1" } })),
      policy(when({ NumericLessThan: { a: "2" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows smaller numbers",
      policy(when({ NumericGreaterThan: { a: "2" } })),
      policy(when({ NumericGreaterThan: { a: "1" } })),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows on another condition",
      policy(when({ Bool: { a: "true" } })),
      policy(when({ Null: { b: "true" } })),
      'policy-opened: allows more by statement Read (Condition: {"Bool":{"a":"true"}} → {"Null":{"b":"true"}})',
    ],
    [
      "denies on a condition for the first time",
      policy({ ...tls, Condition: undefined }),
      policy(tls),
      'policy-opened: denies less by statement Tls (Condition: nothing → {"Bool":{"aws:SecureTransport":"false"}})',
    ],
    [
      "denies all but what a variable may be",
      policy({ ...tls, Resource: "arn:aws:s3:::a/${aws:userid}" }),
      policy({ ...tls, Resource: undefined, NotResource: "arn:aws:s3:::a/b" }),
      "policy-opened: denies less by statement Tls",
    ],
    [
      "allows all but something",
      policy(read),
      policy({ ...read, Action: undefined, NotAction: "s3:DeleteObject" }),
      "policy-opened: allows more by statement Read",
    ],
    [
      "allows all but less",
      policy({ ...read, Action: undefined, NotAction: ["s3:Put*", "s3:Delete*"] }),
      policy({ ...read, Action: undefined, NotAction: "s3:Put*" }),
      "policy-opened: allows more by statement Read",
    ],
    [
      "denies no longer",
      before,
      policy(read, tls),
      "policy-opened: denies no longer what was denied by statement Tampering",
    ],
    [
      "denies fewer actions",
      before,
      policy(read, tls, { ...tampering, Action: "s3:DeleteObject" }),
      'policy-opened: denies less by statement Tampering (Action: ["s3:DeleteObject","s3:PutBucketPolicy"] → s3:DeleteObject)',
    ],
    [
      "denies fewer resources",
      before,
      policy(read, { ...tls, Resource: logs }, tampering),
      "policy-opened: denies less by statement Tls",
    ],
    [
      "denies fewer principals",
      before,
      policy(read, { ...tls, Principal: { AWS: reader } }, tampering),
      "policy-opened: denies less by statement Tls",
    ],
    [
      "denies on a condition more",
      before,
      policy(read, { ...tls, Condition: { ...tls.Condition, Null: { a: "true" } } }, tampering),
      "policy-opened: denies less by statement Tls",
    ],
    [
      "spares more",
      policy(spare(auditor)),
      policy(spare(auditor, reader)),
      `policy-opened: denies less by statement Tampering (Condition: {"ArnNotLike":{"aws:PrincipalArn":["${auditor}"]}} → {"ArnNotLike":{"aws:PrincipalArn":["${auditor}","${reader}"]}})`,
    ],
    [
      "spares a pattern",
      policy(spare(auditor)),
      policy(spare("arn:aws:iam::333333333333:role/*")),
      "policy-opened: denies less by statement Tampering",
    ],
    [
      "spares every account",
      policy(spare(auditor)),
      policy(spare("arn:aws:iam::*:role/Auditor")),
      "policy-opened: denies less by statement Tampering",
    ],
    [
      "spares by text",
      policy(spare(auditor)),
      policy(spareWith("StringNotLike", auditor)),
      "policy-opened: denies less by statement Tampering",
    ],
    [
      "denies all but something",
      policy(tls),
      policy({ ...tls, Action: undefined, NotAction: "s3:GetObject" }),
      "policy-opened: denies less by statement Tls",
    ],
    [
      "denies all but what was denied",
      policy(tampering),
      policy({ ...tampering, Action: undefined, NotAction: "s3:Delete*" }),
      "policy-opened: denies less by statement Tampering",
    ],
    [
      "denies all but more principals",
      policy({ ...tls, Principal: undefined, NotPrincipal: { AWS: auditor } }),
      policy({ ...tls, Principal: undefined, NotPrincipal: { AWS: [auditor, reader] } }),
      "policy-opened: denies less by statement Tls",
    ],
    [
      "denies one principal by all but others",
      policy({ ...tls, Principal: { AWS: reader } }),
      policy({ ...tls, Principal: undefined, NotPrincipal: { AWS: auditor } }),
      "policy-opened: denies less by statement Tls",
    ],
    [
      "allows what it denied",
      policy(tls),
      policy({ ...tls, Effect: "Allow" }),
      "policy-opened: allows something new by statement Tls",
    ],
    ["is taken away", before, "", "policy-opened: denies no longer what was denied by statement Tls"],
  ])("is refused when it %s", (_title, one, other, refusal) => {
    expect(change(one, other)).toContainEqual(expect.stringContaining(refusal));
  });

  it.each([
    ["is no JSON", policy(read), "{", "new policy: it is not a JSON object"],
    ["was no JSON", "[]", policy(), "old policy: it is not a JSON object"],
    ["has an unknown key", policy(read), '{"Statement":[],"Include":"x"}', "new policy: it has Include"],
    ["has an unknown element", policy(read), policy({ ...read, Unless: {} }), "new policy: statement Read has Unless"],
    [
      "has an unknown effect",
      policy(read),
      policy({ ...read, Effect: "Audit" }),
      'new policy: statement Read has the effect "Audit"',
    ],
    [
      "has no effect",
      policy(read),
      policy({ ...read, Effect: undefined, Sid: "" }),
      "new policy: statement 1 has the effect of none",
    ],
    ["has a statement that is none", policy(read), '{"Statement":["x"]}', "new policy: statement 1 is not an object"],
    [
      "names principals twice",
      policy(read),
      policy({ ...read, NotPrincipal: "*" }),
      "new policy: statement Read has principals, actions or resources in a form that is not known",
    ],
    [
      "names a principal by text",
      policy(read),
      policy({ ...read, Principal: auditor }),
      "new policy: statement Read has principals, actions or resources in a form that is not known",
    ],
    [
      "has no actions",
      policy(read),
      policy({ ...read, Action: undefined }),
      "new policy: statement Read has principals, actions or resources in a form that is not known",
    ],
    [
      "has an empty list",
      policy(read),
      policy({ ...read, Resource: [] }),
      "new policy: statement Read has principals, actions or resources in a form that is not known",
    ],
    [
      "has conditions that are none",
      policy(read),
      policy(when([])),
      "new policy: statement Read has conditions in a form that is not known",
    ],
    [
      "has conditions without keys",
      policy(read),
      policy(when({ Bool: "a" })),
      "new policy: statement Read has conditions in a form that is not known",
    ],
    [
      "has a condition of other values",
      policy(read),
      policy(when({ Bool: { a: ["true", {}] } })),
      "new policy: statement Read has conditions in a form that is not known",
    ],
    [
      "has actions that are none",
      policy(read),
      policy({ ...read, Action: ["a", 1] }),
      "new policy: statement Read has principals, actions or resources in a form that is not known",
    ],
    [
      "names principals by number",
      policy(read),
      policy({ ...read, Principal: { AWS: auditor, Service: 1 } }),
      "new policy: statement Read has principals, actions or resources in a form that is not known",
    ],
    [
      "names a list of principals",
      policy(read),
      policy({ ...read, Principal: [auditor] }),
      "new policy: statement Read has principals, actions or resources in a form that is not known",
    ],
    ["was and is nothing", "{", "[", "new policy: it is not a JSON object"],
    [
      "has a condition without values",
      policy(read),
      policy(when({ Bool: { a: [] } })),
      "new policy: statement Read has conditions in a form that is not known",
    ],
    [
      "has a condition twice",
      policy(read),
      policy(when({ Bool: { a: "true", A: "false" } })),
      "new policy: statement Read has conditions in a form that is not known",
    ],
    [
      "means other variables",
      policy({ ...read, Resource: `${logs}/\${aws:username}` }),
      JSON.stringify({ Version: "2008-10-17", Statement: { ...read, Resource: `${logs}/\${aws:username}` } }),
      "new policy: policy variables mean something in Version 2012-10-17 only",
    ],
  ])("is refused when it %s, so that nobody can compare it", (_title, one, other, found) => {
    expect(change(one, other)).toEqual([`policy-opened: cannot be compared with the old policy (${found})`]);
  });

  it("is refused while it is known only after apply", () => {
    expect(change(policy(read), "", { policy: true })).toEqual([
      `policy-opened: policy cannot be judged before apply (${policy(read)} → (known after apply))`,
    ]);
  });

  it.each(["before_sensitive", "after_sensitive"])("is not shown where it is in %s", (key) => {
    const update = { before: { policy: "" }, after: { policy: policy(read) }, change: { [key]: { policy: true } } };

    expect(judge({ type: "aws_s3_bucket_policy", ...update })).toMatchObject([
      { what: "allows something new by statement Read", found: "(sensitive value)" },
    ]);
  });

  it("may have conditions by operators that nobody knows, as long as they stay", () => {
    const odd = (value: string) => policy(when({ StringMaybe: { a: ["b", value] } }));

    expect(change(odd("c"), odd("c"))).toEqual([]);
    expect(change(odd("c"), policy(when({ StringMaybe: { a: ["c", "b"] } })))).toEqual([]);
    expect(change(odd("c"), odd("d"))).toHaveLength(1);
    expect(change(policy(when({ StringMaybe: { a: "b" } })), odd("c"))).toHaveLength(1);
    expect(change(odd("c"), policy(when({ StringMaybe: { a: "b" } })))).toHaveLength(1);
  });

  it("treats a variable as something that only the request knows", () => {
    const at = (resource: string) => policy({ ...read, Resource: `${logs}/${resource}` });

    expect(change(at("${aws:username}/*"), at("${aws:username}/a"))).toEqual([]);
    expect(change(at("*"), at("${aws:username}"))).toEqual([]);
    expect(change(at("?????????????????"), at("${aws:username}"))).toHaveLength(1);
    expect(change(at("${aws:username}"), at("*"))).toHaveLength(1);
    expect(change(at("${aws:username}"), at("${aws:userid}"))).toHaveLength(1);
  });
});

describe.each([
  ["aws_s3_bucket", "policy"],
  ["aws_s3_bucket_policy", "policy"],
  ["aws_kms_key", "policy"],
  ["aws_kms_key_policy", "policy"],
  ["aws_kms_external_key", "policy"],
  ["aws_kms_replica_key", "policy"],
  ["aws_sns_topic", "policy"],
  ["aws_sns_topic_policy", "policy"],
  ["aws_sqs_queue", "policy"],
  ["aws_sqs_queue_policy", "policy"],
  ["aws_cloudwatch_log_resource_policy", "policy_document"],
  ["aws_cloudwatch_event_bus_policy", "policy"],
  ["aws_organizations_policy", "content"],
  ["aws_organizations_resource_policy", "content"],
  ["aws_iam_role", "assume_role_policy"],
  ["aws_iam_role_policy", "policy"],
  ["aws_iam_policy", "policy"],
])("the policy of %s", (type, path) => {
  it("is compared", () => {
    const refused = (one: string, other: string) =>
      judgeUpdate(type, { [path]: one }, { [path]: other }).filter((text) => text.startsWith("policy-opened"));

    expect(refused(before, policy(tampering, tls))).toEqual([]);
    expect(refused(before, policy(read, tls))).toHaveLength(1);
    expect(refused(policy(read), policy(read, { ...read, Action: "*" }))).toHaveLength(1);
  });
});

describe("an organization policy", () => {
  const judgeType = (type: string) =>
    judgeUpdate("aws_organizations_policy", { type, content: policy(tampering) }, { type, content: policy() });

  it("is compared where it is written in IAM's language", () => {
    expect(judgeType("SERVICE_CONTROL_POLICY")).toHaveLength(1);
    expect(judgeType("RESOURCE_CONTROL_POLICY")).toHaveLength(1);
    expect(judgeType("TAG_POLICY")).toEqual([]);
  });
});

describe("a service of the audit trail", () => {
  const write = {
    ...{
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["s3:PutObject", "s3:GetBucketAcl"],
    },
    ...{ Resource: "*" },
  };
  const shutOut = (one: string, other: string) =>
    change(one, other).filter((text) => text.startsWith("service-shut-out"));

  it.each([
    ["on a condition", policy({ ...write, Condition: { StringEquals: { "aws:SourceArn": "a" } } })],
    ["to fewer places", policy({ ...write, Resource: `${logs}/*` })],
    ["by two statements", policy({ ...write, Action: "s3:PutObject" }, { ...write, Action: "s3:GetBucket*" })],
    ["with everybody", policy({ ...write, Principal: "*" })],
  ])("may be let in %s", (_title, after) => {
    expect(shutOut(policy(write), after)).toEqual([]);
  });

  it("may not be shut out, nor from a part of what it does", () => {
    expect(shutOut(policy(write), policy())).toEqual([
      "service-shut-out: shuts out a service (cloudtrail.amazonaws.com s3:putobject, cloudtrail.amazonaws.com s3:getbucketacl)",
    ]);
    expect(shutOut(policy(write), policy({ ...write, Action: "s3:GetBucketAcl" }))).toEqual([
      "service-shut-out: shuts out a service (cloudtrail.amazonaws.com s3:putobject)",
    ]);
    expect(shutOut(policy(write), policy({ ...write, Effect: "Deny" }))).toHaveLength(1);
    expect(shutOut(policy(write), policy({ ...write, Principal: { Service: "events.amazonaws.com" } }))).toHaveLength(
      1,
    );
    expect(shutOut(policy(write), policy({ ...write, Action: undefined, NotAction: "a" }))).toHaveLength(1);
  });

  it.each(["cloudwatch", "events", "logging.s3", "logs", "logs.eu-central-1"])("may be %s", (name) => {
    const service = { ...write, Principal: { Service: `${name}.amazonaws.com` } };

    expect(shutOut(policy(service), policy())).toHaveLength(1);
  });

  it("is refused once while the policy is known only after apply", () => {
    expect(change(policy(write), "", { policy: true })).toEqual([
      expect.stringContaining("policy-opened: policy cannot be judged before apply"),
    ]);
  });

  it("is not what all but some are, or what all but some may", () => {
    const { Principal, Action, ...rest } = write;

    expect(shutOut(policy({ ...rest, NotPrincipal: Principal, Action }), policy())).toEqual([]);
    expect(shutOut(policy({ ...rest, Principal, NotAction: Action }), policy())).toEqual([]);
  });

  it("may be one of several that are let in", () => {
    const several = { ...write, Principal: { Service: ["events.amazonaws.com", "cloudtrail.amazonaws.com"] } };

    expect(shutOut(policy(write), policy(several))).toEqual([]);
  });

  it("is not somebody else", () => {
    expect(shutOut(policy({ ...write, Principal: { Service: "lambda.amazonaws.com" } }, read), policy())).toEqual([]);
  });

  it("is not what a policy of the organization is about", () => {
    const content = (...statements: Values[]) => ({ content: policy(...statements) });

    expect(
      judgeUpdate("aws_organizations_policy", content({ Effect: "Allow", Action: "*", Resource: "*" }), content()),
    ).toEqual([]);
  });

  it("is not shown where the policy is sensitive", () => {
    const update = { before: { policy: policy(write) }, after: { policy: "" }, sensitive: { policy: true } };

    expect(judge({ type: "aws_s3_bucket_policy", ...update })).toMatchObject([
      { rule: "service-shut-out", found: "(sensitive value)" },
    ]);
  });

  it("may not lose what its role does in the log group", () => {
    const role = (Action: string | string[]) => ({ policy: policy({ Effect: "Allow", Action, Resource: "*" }) });
    const judgeRole = (one: Values, other: Values) => judgeUpdate("aws_iam_role_policy", one, other);

    expect(judgeRole(role(["logs:PutLogEvents", "s3:GetObject"]), role("logs:PutLogEvents"))).toEqual([]);
    expect(judgeRole(role(["logs:CreateLogStream", "s3:GetObject"]), role("s3:GetObject"))).toEqual([
      "service-shut-out: shuts out a service (logs:createlogstream)",
    ]);
    expect(judgeRole(role("logs:*"), role("logs:CreateLogStream"))).toEqual([
      "service-shut-out: shuts out a service (logs:putlogevents)",
    ]);
  });
});

describe("a role", () => {
  const ROLE = "aws_iam_role";
  const variable = policy({ ...read, Resource: "${aws:username}" });
  const inline = (...policies: string[]) => ({
    inline_policy: policies.map((text, index) => ({ name: `p${index}`, policy: text })),
  });

  it("may lose what it may do", () => {
    expect(judgeUpdate(ROLE, { managed_policy_arns: ["a", "b"] }, { managed_policy_arns: ["b"] })).toEqual([]);
    expect(judgeUpdate(ROLE, { permissions_boundary: "" }, { permissions_boundary: "a" })).toEqual([]);
    expect(judgeUpdate(ROLE, inline(policy(read), policy(tls)), inline(policy(tls, read)))).toEqual([]);
    expect(judgeUpdate(ROLE, inline(policy(read)), { inline_policy: [] })).toEqual([]);
    expect(judgeUpdate(ROLE, inline(variable, policy(tls)), inline(policy(tls), variable))).toEqual([]);
  });

  it("may not do more", () => {
    expect(judgeUpdate(ROLE, { managed_policy_arns: ["a"] }, { managed_policy_arns: ["b"] })).toEqual([
      'role-empowered: gets another managed policy: managed_policy_arns (["a"] → ["b"])',
    ]);
    expect(judgeUpdate(ROLE, { permissions_boundary: "a" }, { permissions_boundary: null })).toEqual([
      "role-empowered: has another permissions boundary or none: permissions_boundary (a → nothing)",
    ]);
    // Only a part of these is in the version that knows variables.
    const versions = inline(variable, '{"Version":"2008-10-17","Statement":[]}');
    expect(judgeUpdate(ROLE, inline(variable), versions)).toHaveLength(1);
    for (const after of [inline(policy(read), policy({ ...read, Action: "*" })), inline("not JSON"), inline()]) {
      expect(judgeUpdate(ROLE, inline(policy(read), policy(tls)), after)).toEqual([
        expect.stringContaining("role-empowered: may do more by itself: inline_policy ("),
      ]);
    }
  });
});
