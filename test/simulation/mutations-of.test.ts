import { isAbout, mutationsOf } from "./mutations-of";
import type { SimulatedPolicy } from "./simulated-policies";

const statement = {
  Sid: "Readers",
  Effect: "Deny",
  Principal: { AWS: ["one", "two"] },
  Action: ["s3:Get*", "s3:List?"],
  Resource: "*",
  Condition: { StringEquals: { a: ["1", "2"], b: "3" }, ArnNotLike: { c: ["4", "5"] } },
};
const other = { Sid: "Other", Effect: "Allow", Action: "*", Resource: "*" };
const document = { Version: "2012-10-17", Statement: [statement, other] };
const policy: SimulatedPolicy = { name: "policy", kind: "bucket policy", attachedTo: "bucket", document };

describe("mutationsOf", () => {
  const mutations = mutationsOf(policy);

  it("takes away each statement, condition, and one of several values", () => {
    expect(mutations.map(({ name, narrows }) => `${name}${narrows ? "" : " (more requests)"}`)).toEqual([
      "policy: Readers",
      "policy: Readers without Principal one",
      "policy: Readers without Principal two",
      "policy: Readers without Action s3:Get*",
      "policy: Readers without Action s3:List?",
      "policy: Readers without StringEquals a (more requests)",
      "policy: Readers without StringEquals a 1",
      "policy: Readers without StringEquals a 2",
      "policy: Readers without StringEquals b (more requests)",
      "policy: Readers without ArnNotLike c (more requests)",
      "policy: Readers without ArnNotLike c 4 (more requests)",
      "policy: Readers without ArnNotLike c 5 (more requests)",
      "policy: Other",
    ]);
  });

  it("leaves everything else as it was", () => {
    const missing = (part: string) => mutations.find(({ name }) => name.endsWith(part))?.policy?.document.Statement;

    expect(missing("Readers")).toEqual([other]);
    expect(missing("Action s3:Get*")).toEqual([{ ...statement, Action: ["s3:List?"] }, other]);
    expect(missing("ArnNotLike c")?.[0]?.Condition).toEqual({ StringEquals: statement.Condition.StringEquals });
    expect(missing("StringEquals b")?.[0]?.Condition).toEqual({
      ...statement.Condition,
      StringEquals: { a: ["1", "2"] },
    });
    expect(document.Statement).toEqual([statement, other]);
  });

  it("leaves no condition where the only one is gone, and no policy where the only statement is", () => {
    const only = { ...other, Condition: { Bool: { d: "true" } } };
    const [all, condition] = mutationsOf({ ...policy, document: { ...document, Statement: [only] } });

    expect(all?.policy).toBeUndefined();
    expect(condition?.policy?.document.Statement).toEqual([other]);
  });
});

describe("isAbout", () => {
  it.each([
    ["s3:GetObject", true],
    ["S3:getobject", true],
    ["s3:List1", true],
    ["s3:ListBucket", false],
    ["s3:PutObject", false],
  ])("reads the wildcards of actions: %s, %s", (action, expected) => {
    expect(isAbout(statement, action)).toBe(expected);
  });
});
