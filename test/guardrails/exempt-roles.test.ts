import { Token } from "cdktf";
import { exemptRoleArns, exemptRoleProblems, unlessPrincipalIs } from "../../src/guardrails";
import { BREAK_GLASS, context, PIPELINE } from "./context";

describe("exempt roles", () => {
  it("are nobody, the break-glass roles, or the pipeline's roles too", () => {
    expect(exemptRoleArns("none", context)).toEqual([]);
    expect(exemptRoleArns("break-glass", context)).toEqual(BREAK_GLASS);
    expect(exemptRoleArns("deployment", context)).toEqual([PIPELINE, ...BREAK_GLASS]);
  });

  it("are named by one condition, and without roles there is none", () => {
    expect(unlessPrincipalIs([PIPELINE])).toEqual({ ArnNotLike: { "aws:PrincipalArn": [PIPELINE] } });
    expect(unlessPrincipalIs([])).toBeUndefined();
  });

  it("may be SSO roles, whose names end in letters that AWS chooses", () => {
    expect(exemptRoleProblems(context)).toEqual([]);
  });

  it("may leave out break-glass roles", () => {
    expect(exemptRoleProblems({ deploymentRoleArns: [PIPELINE], breakGlassRoleArns: [] })).toEqual([]);
  });

  it("refuses to do without a deployment role, and says so beside all else", () => {
    expect(exemptRoleProblems({ deploymentRoleArns: [], breakGlassRoleArns: ["*"] })).toEqual([
      {
        where: "deploymentRoleArns",
        what: "is empty, so the pipeline would lock itself out",
        found: "[]",
        write: "the ARN of every role that deploys into a member account",
      },
      {
        where: "breakGlassRoleArns[0]",
        what: "does not name a role of one account",
        found: "*",
        write: "arn:<partition>:iam::<account id>:role/<name>",
      },
    ]);
  });

  it("may be tokens, of which nothing is known yet", () => {
    const token = Token.asString({ value: "role", creationStack: [], resolve: () => "role" });

    expect(exemptRoleProblems({ deploymentRoleArns: [token], breakGlassRoleArns: [token] })).toEqual([]);
  });

  it.each([
    "arn:aws:iam::*:role/BreakGlass",
    "arn:aws:iam::11112222333:role/BreakGlass",
    "arn:aws:iam::1111222233334:role/BreakGlass",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::111122223333:role/*/?*",
    "arn:aws:iam::111122223333:role/",
    "arn:aws:iam::111122223333:role/Break Glass",
    "arn:aws:iam::111122223333:user/BreakGlass",
    "BreakGlass",
  ])("refuses to spare %s", (found) => {
    const problem = { what: "does not name a role of one account", found };

    expect(exemptRoleProblems({ deploymentRoleArns: [PIPELINE, found], breakGlassRoleArns: [found] })).toMatchObject([
      { where: "deploymentRoleArns[1]", ...problem },
      { where: "breakGlassRoleArns[0]", ...problem },
    ]);
  });
});
