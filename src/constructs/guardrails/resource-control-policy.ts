import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { Construct } from "constructs";
import { compileResourceControlPolicy } from "../../guardrails";
import type { GuardrailContext } from "../../guardrails";
import { resourceControlPolicyName } from "../../names";
import { renderPolicy } from "../../policy";

/** Props of `ResourceControlPolicy`: where the log archive is, and whom the policy spares. */
export type ResourceControlPolicyProps = GuardrailContext;

/**
 * The log archive's resource control policy, attached to the log archive account. Beside the bucket's and the key's own
 * policies it is the wall that also stands before the management account and the account's root user.
 *
 * The organization must have resource control policies enabled.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_enable-disable.html
 */
export class ResourceControlPolicy extends Construct {
  /** The policy itself. */
  readonly resource: OrganizationsPolicy;
  /** Its attachment to the log archive account. */
  readonly attachment: OrganizationsPolicyAttachment;

  constructor(scope: Construct, id: string, props: ResourceControlPolicyProps) {
    super(scope, id);

    this.resource = new OrganizationsPolicy(this, "Resource", {
      name: resourceControlPolicyName,
      description: "Keeps the audit trail's log files, their bucket and their key from harm",
      type: "RESOURCE_CONTROL_POLICY",
      content: renderPolicy(compileResourceControlPolicy(props)),
    });
    this.attachment = new OrganizationsPolicyAttachment(this, "Attachment", {
      policyId: this.resource.id,
      targetId: props.logArchiveAccountId,
    });
  }
}
