import type { TrailConfiguration } from "../configuration";
import { KINDS_OF_INSIGHTS } from "../defaults";
import type { Account, TrailSettings } from "../organization";

/** The trail. The acknowledgement has done its work, so it goes no further. */
export function resolveTrail(trail: TrailConfiguration, accounts: readonly Account[]): TrailSettings {
  return {
    name: trail.name ?? "organization-trail",
    keyPrefix: trail.keyPrefix,
    insights: trail.insights ?? KINDS_OF_INSIGHTS,
    logGroupRetentionDays: trail.logGroupRetentionDays ?? 365,
    deliveryNotifications: trail.deliveryNotifications ?? false,
    excludeManagementEventSources: trail.excludeManagementEventSources ?? [],
    dataEvents: trail.dataEvents ?? [],
    networkActivity: trail.networkActivity ?? [],
    delegatedAdministrator: accounts.find(({ key }) => key === trail.delegatedAdministrator),
  };
}
