import type { Conditions } from "../../src/policy";
import {
  bucketPolicy,
  keyPolicy,
  resourceControlPolicy,
  rolePermissionPolicy,
  roleTrustPolicy,
  serviceControlPolicy,
  topicPolicy,
} from "../../src/policy";

const base = { Sid: "Statement", Effect: "Deny", Action: "s3:GetObject" } as const;

describe("a policy document", () => {
  it("is frozen, so that what was tested is what is rendered", () => {
    const document = bucketPolicy([{ ...base, Principal: "*", Resource: "*" }]);

    expect(Object.isFrozen(document)).toBe(true);
    expect(Object.isFrozen(document.Statement)).toBe(true);
  });

  it("does not change with the list it was made from", () => {
    const statements = [{ ...base, Resource: "*" }];
    const document = serviceControlPolicy(statements);

    statements.push({ ...base, Resource: "*" });

    expect(document.Statement).toHaveLength(1);
  });
});

/** Each line must fail to compile: the compiler reports an expectation that finds no error. */
describe("the compiler", () => {
  it("refuses a resource policy without principal or resource", () => {
    // @ts-expect-error Principal is missing
    bucketPolicy([{ ...base, Resource: "*" }]);
    // @ts-expect-error Principal is missing
    keyPolicy([{ ...base, Resource: "*" }]);
    // @ts-expect-error Resource is missing
    topicPolicy([{ ...base, Principal: "*" }]);
  });

  it("refuses a principal where the policy itself says who, and a resource where it says what", () => {
    // @ts-expect-error a role's permissions have no principal
    rolePermissionPolicy([{ ...base, Resource: "*", Principal: "*" }]);
    // @ts-expect-error a service control policy has no principal
    serviceControlPolicy([{ ...base, Resource: "*", Principal: "*" }]);
    // @ts-expect-error a trust policy has no resource
    roleTrustPolicy([{ ...base, Principal: "*", Resource: "*" }]);
  });

  it("refuses a resource control policy that allows, or that names somebody", () => {
    // @ts-expect-error resource control policies only deny
    resourceControlPolicy([{ ...base, Effect: "Allow", Principal: "*", Resource: "*" }]);
    // @ts-expect-error resource control policies are for everybody
    resourceControlPolicy([{ ...base, Principal: { AWS: "*" }, Resource: "*" }]);
  });

  it("refuses a statement without Sid", () => {
    // @ts-expect-error Sid is missing
    serviceControlPolicy([{ Effect: "Deny", Action: "s3:GetObject", Resource: "*" }]);
  });

  it("refuses a condition operator that does not exist, and knows the composed ones", () => {
    // @ts-expect-error the operator is StringEquals
    const misspelt: Conditions = { StringEqual: { "aws:SourceArn": "x" } };
    const composed: Conditions = { "ForAllValues:StringLikeIfExists": { "aws:TagKeys": ["x"] }, Null: { k: "true" } };

    expect([misspelt, composed]).toHaveLength(2);
  });
});
