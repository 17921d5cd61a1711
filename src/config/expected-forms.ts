/**
 * What values that Terraform reads from an existing state have to be: what the rules ask of a literal in the same place.
 * Pure; the patterns are for Terraform (RE2).
 */
import type { SubscriberConfiguration } from "./configuration";
import type { Account, Organization } from "./organization";
import { RESOURCE_SERVICES } from "./resource-services";
import { arnPrefixPattern, roleArnPattern } from "./schema/arn-forms";
import { endpointForm } from "./schema/endpoint-forms";
import { ORGANIZATION_ID, policyTargetPattern, ROOT_ID } from "./schema/id-forms";

/** The form of a value that is read. */
export interface ExpectedForm {
  /** What it is, with its article: `an organization id`. */
  readonly noun: string;
  /** What the whole value matches. */
  readonly pattern: string;
}

/** Id of the organization. */
export function organizationId(): ExpectedForm {
  return { noun: ORGANIZATION_ID.noun, pattern: ORGANIZATION_ID.pattern.source };
}

/** Id of the organization's root. */
export function rootId(): ExpectedForm {
  return { noun: ROOT_ID.noun, pattern: ROOT_ID.pattern.source };
}

/** Id of something that service control policies are attached to and bind. */
export function policyTarget(organization: Organization): ExpectedForm {
  return {
    noun: "the id of a root, of an organizational unit or of an account that service control policies bind",
    pattern: policyTargetPattern(boundAccountIds(organization)),
  };
}

/** ARN of the role that deploys into an account: a role of it. */
export function deploymentRole({ partition }: Organization, { id }: Account): ExpectedForm {
  return { noun: `the ARN of an IAM role in account ${id}`, pattern: roleArnPattern({ partition, accountIds: [id] }) };
}

/** ARN of a break-glass role: of an account that the policies bind, and of one role. */
export function breakGlassRole(organization: Organization): ExpectedForm {
  const { partition } = organization;
  return {
    noun: "the ARN of an IAM role in the log archive account or a member account",
    pattern: roleArnPattern({ partition, accountIds: boundAccountIds(organization) }),
  };
}

/** ARN of a role that reads log files: of any account of the organization. */
export function reader({ partition, accounts }: Organization): ExpectedForm {
  return {
    noun: "the ARN of an IAM role in an account of the organization",
    pattern: roleArnPattern({ partition, accountIds: accounts.map(({ id }) => id) }),
  };
}

/** Endpoint of a subscriber, by its protocol. */
export function subscriberEndpoint(
  { partition }: Organization,
  protocol: SubscriberConfiguration["protocol"],
): ExpectedForm {
  const { noun, pattern } = endpointForm(protocol, { partition });
  return { noun, pattern };
}

/** What the ARNs of resources of a type begin with. */
export function resourceArn({ partition }: Organization, resourceType: string): ExpectedForm {
  return {
    noun: `what the ARNs of resources of type ${resourceType} begin with`,
    pattern: arnPrefixPattern({ partition, service: RESOURCE_SERVICES[resourceType] }),
  };
}

/** Service control policies never bind the management account. */
function boundAccountIds({ accounts, management }: Organization): readonly string[] {
  return accounts.filter(({ id }) => id !== management.id).map(({ id }) => id);
}
