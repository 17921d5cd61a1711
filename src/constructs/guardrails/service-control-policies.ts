import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import { Construct } from "constructs";
import { compileServiceControlPolicies } from "../../guardrails";
import type { ServiceControlPolicyProps } from "../../guardrails";
import { serviceControlPolicyName } from "../../names";
import { renderPolicy } from "../../policy";

/** A place in the organization that policies are attached to. */
export interface PolicyTarget {
  /** What the attachment is called in the state: letters, digits and dashes, stable for as long as the target is. */
  readonly key: string;
  /** Id of the root, an organizational unit or an account. May be a token. */
  readonly id: string;
}

/** Props of `ServiceControlPolicies`. */
export interface ServiceControlPoliciesProps extends ServiceControlPolicyProps {
  /** Where the policies are attached. */
  readonly targets: readonly PolicyTarget[];
}

/** One of the policies that the guardrails are packed into. */
export interface AttachedPolicy {
  /** The policy itself. */
  readonly resource: OrganizationsPolicy;
  /** Its attachments by the key of their target. */
  readonly attachments: ReadonlyMap<string, OrganizationsPolicyAttachment>;
}

/**
 * The guardrails as service control policies, attached to their targets.
 *
 * They bind every member account, delegated administrators and root users included, but never the management account.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export class ServiceControlPolicies extends Construct {
  /** Ids of the policies, in the order they are numbered. */
  readonly policyIds: readonly string[];
  /** The policies, in the order they are numbered. */
  readonly policies: readonly AttachedPolicy[];

  constructor(scope: Construct, id: string, props: ServiceControlPoliciesProps) {
    super(scope, id);

    this.policies = compileServiceControlPolicies(props).map((document, index) => {
      const number = index + 1;
      const namespace = new Construct(this, `Policy${number}`);
      const resource = new OrganizationsPolicy(namespace, "Resource", {
        name: serviceControlPolicyName(number),
        description: "Keeps the organization's audit trail running",
        type: "SERVICE_CONTROL_POLICY",
        content: renderPolicy(document),
      });
      const attachments = props.targets.map(
        ({ key, id: targetId }) =>
          [key, new OrganizationsPolicyAttachment(namespace, key, { policyId: resource.id, targetId })] as const,
      );
      return { resource, attachments: new Map(attachments) };
    });
    this.policyIds = this.policies.map(({ resource }) => resource.id);
  }
}
