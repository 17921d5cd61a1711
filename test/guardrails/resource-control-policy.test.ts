import type { GuardrailContext } from "../../src/guardrails";
import { compileResourceControlPolicy } from "../../src/guardrails";
import { policyBytes } from "../../src/policy";
import { BREAK_GLASS, context, PIPELINE } from "./context";

const statements = (changes: Partial<GuardrailContext> = {}) =>
  compileResourceControlPolicy({ ...context, ...changes }).Statement;

describe("the resource control policy", () => {
  it("guards log files, bucket and key, against everybody but services and the roles that are spared", () => {
    const services = { "aws:PrincipalIsAWSService": "false" };

    expect(statements().map(({ Sid, Resource, Condition }) => ({ Sid, Resource, Condition }))).toEqual([
      {
        Sid: "ProtectLogFiles",
        Resource: ["arn:aws:s3:::example-logs/*", "arn:aws:s3:::example-access-logs/*"],
        Condition: { ArnNotLike: { "aws:PrincipalArn": BREAK_GLASS }, BoolIfExists: services },
      },
      {
        Sid: "ProtectLogBucket",
        Resource: ["arn:aws:s3:::example-logs", "arn:aws:s3:::example-access-logs"],
        Condition: { ArnNotLike: { "aws:PrincipalArn": [PIPELINE, ...BREAK_GLASS] }, BoolIfExists: services },
      },
      {
        Sid: "ProtectLogKey",
        Resource: ["arn:aws:kms:eu-central-1:222222222222:key/*"],
        Condition: { ArnNotLike: { "aws:PrincipalArn": [PIPELINE, ...BREAK_GLASS] }, BoolIfExists: services },
      },
    ]);
  });

  it("keeps AWS's rules for such policies: denials for everybody, of actions that are named", () => {
    for (const { Effect, Principal, Action } of statements()) {
      expect({ Effect, Principal }).toEqual({ Effect: "Deny", Principal: "*" });
      for (const action of Action) expect(action).toMatch(/^(s3|kms):[A-Z]\w+$/);
    }
    expect(statements().flatMap(({ Action }) => Action)).not.toContain("kms:RetireGrant");
    expect(policyBytes(compileResourceControlPolicy(context))).toBeLessThan(5120);
  });

  it("spares services only, when there is no break-glass role", () => {
    const [protectLogFiles, protectLogBucket] = statements({ breakGlassRoleArns: [] });

    expect(protectLogFiles?.Condition).toEqual({ BoolIfExists: { "aws:PrincipalIsAWSService": "false" } });
    expect(protectLogBucket?.Condition?.ArnNotLike).toEqual({ "aws:PrincipalArn": [PIPELINE] });
  });

  it("refuses to do without a pipeline", () => {
    expect(() => statements({ deploymentRoleArns: [] })).toThrow(
      new Error(
        "the resource control policy has 1 problem:\n" +
          "  deploymentRoleArns is empty, so the pipeline would lock itself out\n    found: []\n" +
          "    write: the ARN of every role that deploys into a member account",
      ),
    );
  });
});
