import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { ServiceControlPolicies } from "../../src/constructs/guardrails";
import type { ServiceControlPoliciesProps } from "../../src/constructs/guardrails";
import { context } from "../guardrails/context";
import { parsePolicy, statement, Template } from "../support/template";

const ROLES = ["arn:aws:iam::333333333333:role/BreakGlass", "arn:aws:iam::444444444444:role/ops/BreakGlass"];

const policies = (props: Partial<ServiceControlPoliciesProps> = {}) =>
  Template.of(
    (scope) =>
      void new ServiceControlPolicies(scope, "Guardrails", {
        ...context,
        breakGlassRoleArns: ROLES,
        ...props,
        targets: [
          { key: "workloads", id: "ou-ab12-11111111" },
          { key: "security", id: "ou-ab12-22222222" },
        ],
      }),
  );

describe("the service control policies", () => {
  it("deny to stop, delete, change or blind a trail, to all but the break-glass roles", () => {
    const policy = policies().only(OrganizationsPolicy);
    const deny = statement(policy.content, "ProtectTrails");

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

  it("hold the guardrails that are asked for", () => {
    const { content } = policies({ guardrails: ["protect-trails", "protect-alarms"] }).only(OrganizationsPolicy);

    expect(parsePolicy(content).Statement.map(({ Sid }) => Sid)).toEqual(["ProtectTrails", "ProtectAlarms"]);
  });

  it("are several where one would be too large, all of them attached to every target", () => {
    const template = policies({ maximumPolicyBytes: 3000 });
    const names = template.every(OrganizationsPolicy).map(({ name }) => name as string);

    expect(names.sort()).toEqual(["organization-trail-guardrails-1", "organization-trail-guardrails-2"]);
    expect(template.every(OrganizationsPolicyAttachment)).toHaveLength(4);
  });

  it("are attached to every target", () => {
    const template = policies();
    const attachments = template.every(OrganizationsPolicyAttachment);

    expect(attachments.map(({ target_id }) => target_id).sort()).toEqual(["ou-ab12-11111111", "ou-ab12-22222222"]);
    for (const { policy_id } of attachments) {
      expect(template.target(policy_id).type).toBe("aws_organizations_policy");
    }
  });
});
