import { cloudWatchLogsRoleName, deliveryTopicName, logGroupName } from "../../names";
import type { TrailConfiguration } from "../configuration";
import { DEFAULT_TRAIL_NAME, KINDS_OF_INSIGHTS } from "../defaults";
import type { Account, TrailSettings } from "../organization";

/** The trail. The acknowledgement has done its work, so it goes no further. */
export function resolveTrail(trail: TrailConfiguration, accounts: readonly Account[]): TrailSettings {
  const name = trail.name ?? DEFAULT_TRAIL_NAME;
  return {
    name,
    keyPrefix: trail.keyPrefix,
    insights: trail.insights ?? KINDS_OF_INSIGHTS,
    logGroupRetentionDays: trail.logGroupRetentionDays ?? 365,
    deliveryNotifications: trail.deliveryNotifications ?? false,
    logGroupName: trail.logGroupName ?? logGroupName(name),
    cloudWatchLogsRoleName: trail.cloudWatchLogsRoleName ?? cloudWatchLogsRoleName(name),
    deliveryTopicName: trail.deliveryTopicName ?? deliveryTopicName,
    excludeManagementEventSources: trail.excludeManagementEventSources ?? [],
    dataEvents: trail.dataEvents ?? [],
    networkActivity: trail.networkActivity ?? [],
    delegatedAdministrator: accounts.find(({ key }) => key === trail.delegatedAdministrator),
  };
}
