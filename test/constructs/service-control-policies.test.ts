import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { ServiceControlPolicies } from "../../src/constructs/guardrails";
import { parsePolicy, Template } from "../support/template";

const ROLES = ["arn:aws:iam::333333333333:role/BreakGlass", "arn:aws:iam::444444444444:role/ops/BreakGlass"];

const policies = (breakGlassRoles: readonly string[]) =>
  Template.of(
    (scope) =>
      void new ServiceControlPolicies(scope, "Guardrails", {
        partition: "aws",
        breakGlassRoles,
        targets: [
          { key: "workloads", id: "ou-ab12-11111111" },
          { key: "security", id: "ou-ab12-22222222" },
        ],
      }),
  );

describe("the service control policies", () => {
  it("deny to stop, delete, change or blind a trail, to all but the break-glass roles", () => {
    const policy = policies(ROLES).only(OrganizationsPolicy);
    const deny = parsePolicy(policy.content).Statement.find(({ Action }) => Action.includes("cloudtrail:StopLogging"))!;

    expect(policy.type).toBe("SERVICE_CONTROL_POLICY");
    expect(deny).toMatchObject({ Effect: "Deny", Condition: { ArnNotLike: { "aws:PrincipalArn": ROLES } } });
    expect(deny.Action).toEqual(
      expect.arrayContaining([
        "cloudtrail:StopLogging",
        "cloudtrail:DeleteTrail",
        "cloudtrail:UpdateTrail",
        "cloudtrail:PutEventSelectors",
      ]),
    );
  });

  it("spare nobody when there is no break-glass role", () => {
    const { content } = policies([]).only(OrganizationsPolicy);

    for (const { Effect, Condition } of parsePolicy(content).Statement) {
      expect({ Effect, Condition }).toEqual({ Effect: "Deny", Condition: undefined });
    }
  });

  it("are attached to every target", () => {
    const template = policies(ROLES);
    const attachments = template.every(OrganizationsPolicyAttachment);

    expect(attachments.map(({ target_id }) => target_id).sort()).toEqual(["ou-ab12-11111111", "ou-ab12-22222222"]);
    for (const { policy_id } of attachments) {
      expect(template.target(policy_id).type).toBe("aws_organizations_policy");
    }
  });
});
