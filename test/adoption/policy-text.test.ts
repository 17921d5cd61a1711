import { allowsAnything, deniedActions, principalsOf } from "../../src/adoption/policy-text";

const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

describe("whom a policy lets in", () => {
  it.each([
    ["nobody where there is no policy", undefined, []],
    ["anybody", policy({ Effect: "Allow", Principal: "*" }), ["*"]],
    [
      "accounts, services and roles, each once",
      policy(
        { Effect: "Allow", Principal: { AWS: ["arn:aws:iam::1:root", "2"], Service: "cloudtrail.amazonaws.com" } },
        { Effect: "Allow", Principal: { Service: ["cloudtrail.amazonaws.com", "config.amazonaws.com"] } },
      ),
      ["arn:aws:iam::1:root", "2", "cloudtrail.amazonaws.com", "config.amazonaws.com"],
    ],
    ["nobody by a denial", policy({ Effect: "Deny", Principal: "*" }), []],
    ["who stands in a single statement", '{"Statement":{"Effect":"Allow","Principal":{"AWS":"3"}}}', ["3"]],
  ])("is %s", (_words, text, expected) => {
    expect(principalsOf(text)).toEqual(expected);
  });
});

describe("what a policy denies", () => {
  it("is every action of its denials, each once", () => {
    const text = policy(
      { Effect: "Deny", Action: ["cloudtrail:StopLogging", "ec2:*"] },
      { Effect: "Deny", Action: "cloudtrail:StopLogging" },
      { Effect: "Allow", Action: "s3:GetObject" },
    );

    expect(deniedActions(text)).toEqual(["cloudtrail:StopLogging", "ec2:*"]);
  });

  it("is everything where it denies all but some", () => {
    expect(deniedActions(policy({ Effect: "Deny", NotAction: ["iam:*"] }))).toEqual(["*"]);
  });

  it("is apart from what it allows", () => {
    expect(
      [policy({ Effect: "Deny", Action: "*" }), policy({ Effect: "Allow", Action: "*" })].map(allowsAnything),
    ).toEqual([false, true]);
  });
});
