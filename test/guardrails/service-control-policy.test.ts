import { compileServiceControlPolicies } from "../../src/guardrails";
import { policyBytes, renderPolicy } from "../../src/policy";

const breakGlassRoles = [
  "arn:aws:iam::111122223333:role/BreakGlass",
  "arn:aws:iam::444455556666:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_BreakGlass_*",
];
const trailActions = [
  "cloudtrail:StopLogging",
  "cloudtrail:DeleteTrail",
  "cloudtrail:UpdateTrail",
  "cloudtrail:PutEventSelectors",
  "cloudtrail:PutInsightSelectors",
];
const stayInOrganization = {
  Sid: "StayInOrganization",
  Effect: "Deny",
  Action: ["organizations:LeaveOrganization"],
  Resource: ["*"],
};

const compile = (props: Partial<Parameters<typeof compileServiceControlPolicies>[0]> = {}) =>
  compileServiceControlPolicies({ partition: "aws", breakGlassRoles, ...props });
const statements = (props?: Parameters<typeof compile>[0]) => compile(props).map(({ Statement }) => Statement);

describe("the service control policies", () => {
  it("deny each guardrail to all but the break-glass roles, and leaving to everybody", () => {
    expect(statements()).toEqual([
      [
        {
          Sid: "ProtectTrails",
          Effect: "Deny",
          Action: trailActions,
          Resource: ["arn:aws:cloudtrail:*:*:trail/*"],
          Condition: { ArnNotLike: { "aws:PrincipalArn": breakGlassRoles } },
        },
        stayInOrganization,
      ],
    ]);
  });

  it("have no condition when nobody is spared", () => {
    expect(statements({ breakGlassRoles: [] })).toEqual([
      [
        { Sid: "ProtectTrails", Effect: "Deny", Action: trailActions, Resource: ["arn:aws:cloudtrail:*:*:trail/*"] },
        stayInOrganization,
      ],
    ]);
  });

  it("name the trails of their partition", () => {
    const [policy] = statements({ partition: "aws-us-gov" });

    expect(policy?.[0]?.Resource).toEqual(["arn:aws-us-gov:cloudtrail:*:*:trail/*"]);
  });

  it("hold only the guardrails that are asked for, in the catalogue's order", () => {
    const sids = (guardrails: string[]) => compile({ guardrails }).flatMap((p) => p.Statement.map(({ Sid }) => Sid));

    expect(sids(["protect-trails"])).toEqual(["ProtectTrails"]);
    expect(sids(["stay-in-organization", "protect-trails"])).toEqual(["ProtectTrails", "StayInOrganization"]);
  });

  it("are split when one policy is too small for all of them", () => {
    const [together] = compile();
    const bytes = policyBytes(together!);

    expect(compile({ maximumBytes: bytes })).toHaveLength(1);
    expect(compile({ maximumBytes: bytes - 1 })).toHaveLength(2);
  });

  it("render within AWS's limit", () => {
    expect(compile().map(renderPolicy).join().length).toBeLessThan(1024);
  });
});

describe("compiling service control policies", () => {
  it("refuses unknown guardrails and a selection without the trail's, all at once", () => {
    expect(() => compile({ guardrails: ["protect-trail", "stay"] })).toThrow(
      new Error(
        "the set of service control policies has 3 problems:\n" +
          "  guardrails has an unknown id\n    found: protect-trail\n    write: protect-trails or stay-in-organization\n" +
          "  guardrails has an unknown id\n    found: stay\n    write: protect-trails or stay-in-organization\n" +
          "  guardrails leaves the trail unprotected\n    found: [protect-trail, stay]\n    write: protect-trails",
      ),
    );
  });

  it.each([
    "arn:aws:iam::*:role/BreakGlass",
    "arn:aws:iam::11112222333:role/BreakGlass",
    "arn:aws:iam::1111222233334:role/BreakGlass",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:iam::111122223333:user/BreakGlass",
    "BreakGlass",
    "*",
  ])("refuses to spare %s", (role) => {
    expect(() => compile({ breakGlassRoles: [breakGlassRoles[0]!, role] })).toThrow(
      new Error(
        "the set of service control policies has 1 problem:\n" +
          `  breakGlassRoles[1] does not name a role of one account\n    found: ${role}\n` +
          "    write: arn:<partition>:iam::<account id>:role/<name>",
      ),
    );
  });
});
