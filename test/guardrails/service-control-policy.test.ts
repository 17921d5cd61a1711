import type { ServiceControlPolicyProps } from "../../src/guardrails";
import { compileServiceControlPolicies, GUARDRAILS } from "../../src/guardrails";
import { policyBytes, renderPolicy } from "../../src/policy";
import { BREAK_GLASS, context, PIPELINE } from "./context";

const compile = (props: Partial<ServiceControlPolicyProps> = {}) =>
  compileServiceControlPolicies({ ...context, ...props });
const statements = (props?: Parameters<typeof compile>[0]) => compile(props).flatMap(({ Statement }) => Statement);
const sids = (props?: Parameters<typeof compile>[0]) => statements(props).map(({ Sid }) => Sid);
const spared = (Sid: string, props?: Parameters<typeof compile>[0]) =>
  statements(props).find((statement) => statement.Sid === Sid)!.Condition?.ArnNotLike?.["aws:PrincipalArn"];

describe("the service control policies", () => {
  it("deny what each guardrail denies, one statement a guardrail", () => {
    expect(statements().map(({ Effect, Action, Resource }) => ({ Effect, Action, Resource }))).toEqual(
      GUARDRAILS.map(({ actions, resources }) => ({ Effect: "Deny", Action: actions, Resource: resources(context) })),
    );
  });

  it("let only break-glass roles touch trails and log files, and nobody leave", () => {
    expect(spared("ProtectTrails")).toEqual(BREAK_GLASS);
    expect(spared("ProtectLogFiles")).toEqual(BREAK_GLASS);
    expect(spared("StayInOrganization")).toBeUndefined();
  });

  it("let the pipeline change what it deploys into member accounts", () => {
    for (const sid of ["ProtectLogBucket", "ProtectLogKey", "ProtectLogGroup", "ProtectAlarms", "ProtectEventRules"]) {
      expect(spared(sid)).toEqual([PIPELINE, ...BREAK_GLASS]);
    }
  });

  it("have no condition when nobody is spared", () => {
    const [protectTrails] = statements({ breakGlassRoleArns: [] });

    expect(protectTrails).toMatchObject({ Sid: "ProtectTrails", Condition: undefined });
  });

  it("hold only the guardrails that are asked for, in the catalogue's order", () => {
    expect(sids({ guardrails: ["protect-trails"] })).toEqual(["ProtectTrails"]);
    expect(sids({ guardrails: ["stay-in-organization", "protect-trails"] })).toEqual([
      "ProtectTrails",
      "StayInOrganization",
    ]);
  });

  it("are split when one policy is too small for all of them", () => {
    const [together] = compile();
    const bytes = policyBytes(together!);

    expect(compile({ maximumPolicyBytes: bytes })).toHaveLength(1);
    expect(compile({ maximumPolicyBytes: bytes - 1 })).toHaveLength(2);
    expect(sids({ maximumPolicyBytes: bytes - 1 }).sort()).toEqual(sids().sort());
  });

  it("fit into two policies of the quota from before May 2026", () => {
    const policies = compile({ maximumPolicyBytes: 5120 });

    expect(policies).toHaveLength(2);
    for (const policy of policies) expect(renderPolicy(policy).length).toBeLessThanOrEqual(5120);
  });

  it("render within AWS's limit by default, however many roles they spare", () => {
    const breakGlassRoleArns = Array.from({ length: 40 }, (_, index) => `arn:aws:iam::333333333333:role/Break${index}`);
    const policies = compile({ breakGlassRoleArns });

    expect(policies.length).toBeGreaterThan(1);
    for (const policy of policies) expect(renderPolicy(policy).length).toBeLessThanOrEqual(10_240);
  });
});

describe("compiling service control policies", () => {
  it("refuses unknown guardrails and a selection without the trail's, all at once", () => {
    const write =
      "one of protect-trails, stay-in-organization, protect-exempt-roles, protect-log-files, protect-log-bucket, " +
      "protect-log-key, protect-log-group, protect-alarms, protect-alarm-topics, protect-event-rules";
    expect(() => compile({ guardrails: ["protect-trail", "stay"] })).toThrow(
      new Error(
        "the set of service control policies has 3 problems:\n" +
          `  guardrails has an unknown id\n    found: protect-trail\n    write: ${write}\n` +
          `  guardrails has an unknown id\n    found: stay\n    write: ${write}\n` +
          "  guardrails leaves the trail unprotected\n    found: [protect-trail, stay]\n    write: protect-trails",
      ),
    );
  });

  it("refuses roles that do not name their account, and to do without a pipeline", () => {
    expect(() => compile({ deploymentRoleArns: [], breakGlassRoleArns: ["arn:aws:iam::*:role/BreakGlass"] })).toThrow(
      new Error(
        "the set of service control policies has 2 problems:\n" +
          "  deploymentRoleArns is empty, so the pipeline would lock itself out\n    found: []\n" +
          "    write: the ARN of every role that deploys into a member account\n" +
          "  breakGlassRoleArns[0] does not name a role of one account\n    found: arn:aws:iam::*:role/BreakGlass\n" +
          "    write: arn:<partition>:iam::<account id>:role/<name>",
      ),
    );
  });
});
