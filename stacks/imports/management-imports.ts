import type { AdoptConfiguration } from "../../src/config";
import type { AlarmTopic } from "../../src/constructs/alarms";
import type { ResourceControlPolicy, ServiceControlPolicies } from "../../src/constructs/guardrails";
import type { OrganizationTrail } from "../../src/constructs/organization-trail";
import { ConstructError } from "../../src/errors";
import { keyOf } from "../existing-values";
import type { Import } from "./import-existing";

/** What the management stack is made of, as far as it can be taken over. */
export interface ManagementResources {
  readonly trail: OrganizationTrail;
  readonly topic: AlarmTopic;
  readonly guardrails: ServiceControlPolicies;
  readonly resourceControlPolicy?: ResourceControlPolicy;
}

/**
 * The resources of the management account that are taken over.
 *
 * @throws ConstructError when more service control policies are to be taken over than the guardrails fill
 */
export function managementImports(resources: ManagementResources, adopt: AdoptConfiguration): Import[] {
  const { trail, topic } = resources;
  const { events, deliveries } = trail;
  const role = adopt.cloudWatchLogsRole;
  return [
    ...existing(trail.resource, adopt.trail),
    ...existing(events.logGroup, adopt.logGroup),
    ...existing(events.role, role?.name),
    ...existing(events.rolePolicy, role?.policy ? `${role.name}:${events.rolePolicy.nameInput}` : undefined),
    ...(deliveries ? [deliveries.topic, deliveries.policy] : []).flatMap((to) => existing(to, adopt.deliveryTopic)),
    ...[topic.resource, topic.policy].flatMap((to) => existing(to, adopt.alarmTopic)),
    ...serviceControlPolicyImports(resources, adopt.serviceControlPolicies ?? []),
    ...resourceControlPolicyImports(resources.resourceControlPolicy, adopt.resourceControlPolicy),
  ];
}

function existing(to: Import["to"], id: string | undefined): Import[] {
  return id === undefined ? [] : [{ to, id }];
}

function serviceControlPolicyImports(
  { guardrails }: ManagementResources,
  adopted: NonNullable<AdoptConfiguration["serviceControlPolicies"]>,
): Import[] {
  const { policies, node } = guardrails;
  if (adopted.length > policies.length) {
    const where = `adopt.serviceControlPolicies[${policies.length}]`;
    const what = `is one policy more than the guardrails fill, which is ${policies.length}: it would have no content`;
    throw new ConstructError(node.path, [{ where, what, write: "fewer policies: the others may stay attached" }]);
  }
  return adopted.flatMap(({ id, targets = [] }, index) => {
    const { resource, attachments } = policies[index]!;
    const attached = targets.map((target) => attachments.get(keyOf(target))!);
    return [{ to: resource, id }, ...attached.map((to) => ({ to, id: `${to.targetIdInput}:${id}` }))];
  });
}

function resourceControlPolicyImports(
  policy: ResourceControlPolicy | undefined,
  adopted: AdoptConfiguration["resourceControlPolicy"],
): Import[] {
  if (policy === undefined || adopted === undefined) return [];
  const { resource, attachment } = policy;
  const attached = adopted.attached ? [{ to: attachment, id: `${attachment.targetIdInput}:${adopted.id}` }] : [];
  return [{ to: resource, id: adopted.id }, ...attached];
}
