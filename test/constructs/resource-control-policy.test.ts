import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { ResourceControlPolicy } from "../../src/constructs/guardrails";
import { context } from "../guardrails/context";
import { statement, Template } from "../support/template";

const template = Template.of((scope) => void new ResourceControlPolicy(scope, "LogArchive", context));

describe("the resource control policy", () => {
  it("denies to delete log files, to change the bucket and to destroy the key", () => {
    const policy = template.only(OrganizationsPolicy);

    expect(policy).toMatchObject({ type: "RESOURCE_CONTROL_POLICY", name: "organization-trail-log-archive" });
    expect(statement(policy.content, "ProtectLogFiles").Action).toContain("s3:DeleteObject");
    expect(statement(policy.content, "ProtectLogBucket").Action).toContain("s3:PutBucketPolicy");
    expect(statement(policy.content, "ProtectLogKey").Action).toContain("kms:ScheduleKeyDeletion");
  });

  it("is attached to the log archive account and nothing else", () => {
    const attachment = template.only(OrganizationsPolicyAttachment);

    expect(attachment.target_id).toBe("222222222222");
    expect(template.target(attachment.policy_id).type).toBe("aws_organizations_policy");
  });
});
