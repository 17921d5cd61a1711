import {
  DescribePolicyCommand,
  ListRootsCommand,
  paginateListPolicies,
  paginateListTargetsForPolicy,
} from "@aws-sdk/client-organizations";
import type { OrganizationsClient, PolicyType } from "@aws-sdk/client-organizations";
import type { ExistingPolicy } from "../existing";

/** Id of the organization's root. */
export async function readRootId(organizations: OrganizationsClient): Promise<string> {
  const { Roots = [] } = await organizations.send(new ListRootsCommand({}));
  return Roots[0]!.Id!;
}

/**
 * The policies of a type, other than AWS's own, that are wanted, in the order of their names.
 *
 * @param wants - told the name and the document of each
 */
export async function readPolicies(
  organizations: OrganizationsClient,
  type: PolicyType,
  wants: (name: string, content: string) => boolean,
): Promise<ExistingPolicy[]> {
  const policies: ExistingPolicy[] = [];
  for await (const { Policies = [] } of paginateListPolicies({ client: organizations }, { Filter: type })) {
    // One after the other: AWS Organizations answers few requests a second.
    for (const { Id, Name, AwsManaged } of Policies) {
      if (AwsManaged) continue;
      const { Policy } = await organizations.send(new DescribePolicyCommand({ PolicyId: Id }));
      const content = Policy!.Content!;
      if (!wants(Name!, content)) continue;
      policies.push({ id: Id!, name: Name!, content, targetIds: await readTargetIds(organizations, Id!) });
    }
  }
  return policies.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function readTargetIds(organizations: OrganizationsClient, PolicyId: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { Targets = [] } of paginateListTargetsForPolicy({ client: organizations }, { PolicyId })) {
    ids.push(...Targets.map(({ TargetId }) => TargetId!));
  }
  return ids;
}
