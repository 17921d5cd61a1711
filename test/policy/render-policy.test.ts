import { Testing, TerraformOutput, TerraformVariable, Token } from "cdktf";
import fc from "fast-check";
import type { ResourcePolicyStatement } from "../../src/policy";
import { bucketPolicy, keyPolicy, renderPolicy, serviceControlPolicy } from "../../src/policy";
import { parsePolicy } from "../support/template";

const allowRead: ResourcePolicyStatement = {
  Sid: "AllowRead",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::logs/*",
};
const denyInsecureTransport: ResourcePolicyStatement = {
  Sid: "DenyInsecureTransport",
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

describe("a rendered policy", () => {
  it("is minified JSON in the order of the document, without its kind", () => {
    expect(renderPolicy(bucketPolicy([denyInsecureTransport, allowRead]))).toBe(
      '{"Version":"2012-10-17","Statement":[' +
        '{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":["s3:GetObject","s3:PutObject"],' +
        '"Resource":["arn:aws:s3:::logs","arn:aws:s3:::logs/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}},' +
        '{"Sid":"AllowRead","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},' +
        '"Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*"}]}',
    );
  });

  it("leaves out a condition that is undefined", () => {
    expect(renderPolicy(bucketPolicy([{ ...allowRead, Condition: undefined }]))).toBe(
      renderPolicy(bucketPolicy([allowRead])),
    );
  });

  it("escapes policy variables and percent signs, so that Terraform leaves them to IAM", () => {
    const Resource = [
      `arn:aws:s3:::logs/\${aws:PrincipalAccount}/*`,
      "arn:aws:s3:::logs/%{x}",
      `arn:aws:s3:::logs/\${*}`,
    ];

    const rendered = renderPolicy(bucketPolicy([{ ...allowRead, Resource }]));

    expect(rendered).toContain(
      `["arn:aws:s3:::logs/$\${aws:PrincipalAccount}/*","arn:aws:s3:::logs/%%{x}","arn:aws:s3:::logs/$\${*}"]`,
    );
    expect(parsePolicy(rendered).Statement[0]?.Resource).toEqual(Resource);
  });

  it("keeps string tokens, beside a policy variable and around a number token too", () => {
    const stack = Testing.synthScope((scope) => {
      const bucket = new TerraformVariable(scope, "bucket", { type: "string" });
      const shard = new TerraformVariable(scope, "shard", { type: "number" });
      const Resource = `arn:aws:s3:::${bucket.stringValue}/${shard.numberValue}/\${aws:username}`;
      new TerraformOutput(scope, "policy", {
        value: renderPolicy(bucketPolicy([{ ...allowRead, Resource }])),
        staticId: true,
      });
    });

    expect(JSON.parse(stack).output.policy.value).toContain(
      `"Resource":"arn:aws:s3:::\${var.bucket}/\${var.shard}/$\${aws:username}"`,
    );
  });

  it("reads back as the document it was made from", () => {
    // Terraform's own escapes are refused, so no text has them.
    const text = fc
      .oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^arn:aws:s3:::logs\/(\$\{[a-z:]+\}|%\{[a-z]*\}|"|\\|é)+$/))
      .filter((value) => !/\$\$\{|%%\{|TfToken/.test(value));
    const texts = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 4 }));
    const action = fc.stringMatching(/^[a-z]{1,8}:[A-Za-z*]{1,12}$/);
    const statement = fc.record({
      Effect: fc.constantFrom("Allow" as const, "Deny" as const),
      Principal: fc.constantFrom("*" as const, { Service: "cloudtrail.amazonaws.com" }),
      Action: fc.oneof(action, fc.array(action, { minLength: 1, maxLength: 4 })),
      Resource: texts,
      Condition: fc.record({ StringLike: fc.record({ "aws:SourceArn": texts, "aws:PrincipalOrgID": texts }) }),
    });

    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), (bodies) => {
        const statements = bodies.map((body, index) => ({ Sid: `Statement${index}`, ...body }));

        expect(parsePolicy(renderPolicy(keyPolicy(statements)))).toEqual({
          Version: "2012-10-17",
          Statement: statements,
        });
      }),
    );
  });
});

describe("the renderer refuses", () => {
  const refusal = (...problems: string[]) =>
    new Error(
      [
        `the bucket policy has ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}:`,
        ...problems,
      ].join("\n  "),
    );
  const list = Token.asList({ creationStack: [], resolve: () => ["a", "b"], toString: () => "list" });
  const number = Token.asNumber({ creationStack: [], resolve: () => 1, toString: () => "number" });
  const map = Token.asStringMap({ creationStack: [], resolve: () => ({}), toString: () => "map" });
  const render = (...statements: unknown[]) => renderPolicy(bucketPolicy(statements as ResourcePolicyStatement[]));
  const listProblem = (where: string) =>
    `${where} holds a list token, whose length is not known at synth\n` +
    "    write: one string a value, such as Fn.element(list, 0), or Fn.join for one string of them all";

  it("refuses a list token, alone and among others", () => {
    expect(() =>
      render({ ...allowRead, Resource: list }, { ...denyInsecureTransport, Action: ["s3:GetObject", ...list] }),
    ).toThrow(
      refusal(listProblem("statement AllowRead, Resource"), listProblem("statement DenyInsecureTransport, Action[1]")),
    );
  });

  it("refuses a number token and a map token", () => {
    expect(() => render({ ...allowRead, Condition: { NumericEquals: { "aws:MultiFactorAuthAge": number } } })).toThrow(
      refusal(
        "statement AllowRead, Condition.NumericEquals.aws:MultiFactorAuthAge is a number token\n" +
          "    write: a string token, such as Token.asString(value)",
      ),
    );
    expect(() => render({ ...allowRead, Principal: map })).toThrow(
      refusal(
        "statement AllowRead, Principal is a token that is not a string\n" +
          "    write: a string token, such as Token.asString(value)",
      ),
    );
  });

  it("refuses what is not a string", () => {
    expect(() => render({ ...allowRead, Condition: { Bool: { "aws:SecureTransport": false } } })).toThrow(
      refusal(
        "statement AllowRead, Condition.Bool.aws:SecureTransport is not a string\n" +
          '    found: false\n    write: a string: "false"',
      ),
    );
  });

  it("refuses a document without statements", () => {
    expect(() => render()).toThrow(refusal("Statement is empty\n    found: []\n    write: at least one statement"));
  });

  it.each([
    ["Action", "Action", [], "[]"],
    ["Resource", "Resource", "", '""'],
    ["Condition", "Condition", {}, "{}"],
    ["Condition", "Condition.StringEquals", { StringEquals: {} }, "{}"],
    ["Condition", "Condition.StringEquals.aws:SourceArn", { StringEquals: { "aws:SourceArn": [] } }, "[]"],
    ["Principal", "Principal.AWS", { AWS: [] }, "[]"],
  ])("refuses an empty %s", (element, where, value, found) => {
    expect(() => render({ ...allowRead, [element]: value })).toThrow(
      refusal(
        `statement AllowRead, ${where} is empty\n    found: ${found}\n` +
          "    write: at least one value, or leave the statement out",
      ),
    );
  });

  it.each(["", "Allow read", "Allow-read", "AllowRéad", `\${aws:username}`])("refuses the Sid %j", (Sid) => {
    expect(() => render({ ...allowRead, Sid })).toThrow(
      refusal(
        `statement 1, Sid is not a Sid\n    found: ${JSON.stringify(Sid)}\n` +
          "    write: letters and digits only, such as DenyInsecureTransport",
      ),
    );
  });

  it("refuses a statement without a Sid", () => {
    expect(() => render({ ...allowRead, Sid: undefined })).toThrow(
      refusal(
        "statement 1, Sid is not a Sid\n    found: undefined\n" +
          "    write: letters and digits only, such as DenyInsecureTransport",
      ),
    );
  });

  it("refuses a Sid that an earlier statement has", () => {
    expect(() => render(denyInsecureTransport, allowRead, { ...denyInsecureTransport, Sid: "AllowRead" })).toThrow(
      refusal(
        'statement 3, Sid is the Sid of statement 2 too\n    found: "AllowRead"\n    write: a Sid that no other has',
      ),
    );
  });

  it("refuses a policy variable where IAM does not replace it", () => {
    const write = "    write: the value itself: IAM replaces variables only in Resource and Condition";

    expect(() =>
      render({ ...allowRead, Action: [`s3:\${aws:username}`], Principal: { AWS: `\${aws:PrincipalArn}` } }),
    ).toThrow(
      refusal(
        `statement AllowRead, Principal.AWS holds a policy variable\n    found: \${aws:PrincipalArn}\n${write}`,
        `statement AllowRead, Action[0] holds a policy variable\n    found: s3:\${aws:username}\n${write}`,
      ),
    );
  });

  it.each([`$\${aws:username}`, "%%{x}"])("refuses %s, which is escaped already", (text) => {
    expect(() => render({ ...allowRead, Resource: text })).toThrow(
      refusal(
        "statement AllowRead, Resource is already escaped for Terraform, which the renderer does\n" +
          `    found: ${text}\n    write: the text as AWS shall read it, with one $ or % before the brace`,
      ),
    );
  });

  it("names all problems of a policy in one error", () => {
    expect(() => render({ ...allowRead, Sid: "", Action: [], Resource: "" }, { ...allowRead, Resource: list })).toThrow(
      refusal(
        'statement 1, Sid is not a Sid\n    found: ""\n    write: letters and digits only, such as DenyInsecureTransport',
        "statement 1, Action is empty\n    found: []\n    write: at least one value, or leave the statement out",
        'statement 1, Resource is empty\n    found: ""\n    write: at least one value, or leave the statement out',
        listProblem("statement AllowRead, Resource"),
      ),
    );
  });

  it("names the kind of policy", () => {
    expect(() => renderPolicy(serviceControlPolicy([]))).toThrow(
      new Error(
        "the service control policy has 1 problem:\n  Statement is empty\n    found: []\n    write: at least one statement",
      ),
    );
  });
});
