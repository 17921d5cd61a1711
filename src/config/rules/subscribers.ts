import type { AlarmSubscriberConfiguration, OrganizationConfiguration } from "../configuration";
import type { Finding, Path } from "../finding";
import { endpointForm } from "../schema/endpoint-forms";
import type { Sound } from "../sound";
import { listAccounts } from "./accounts";

/** Subscribers as far as they were understood; those of a single detection have no severities. */
interface ListedSubscribers {
  readonly path: Path;
  readonly subscribers: readonly (Sound<AlarmSubscriberConfiguration> | undefined)[];
}

/** Every list of subscribers: of the organization, of its accounts, of single detections. */
export function listSubscribers(configuration: Sound<OrganizationConfiguration>): readonly ListedSubscribers[] {
  const { subscribers = [], detections = {} } = configuration.alarms ?? {};
  return [
    { path: ["alarms", "subscribers"], subscribers },
    ...listAccounts(configuration).map((account) => ({
      path: [...account.path, "subscribers"],
      subscribers: account.subscribers ?? [],
    })),
    ...Object.entries(detections).map(([id, detection]) => ({
      path: ["alarms", "detections", id, "subscribers"],
      subscribers: detection?.subscribers ?? [],
    })),
  ];
}

/** Every subscriber has an address that suits the protocol. What a reference leads to is judged when it is read. */
export function subscriberRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return listSubscribers(configuration).flatMap(endpointRules);
}

function endpointRules({ path, subscribers }: ListedSubscribers): Finding[] {
  return subscribers.flatMap((subscriber, index) => {
    const { protocol, endpoint } = subscriber ?? {};
    if (protocol === undefined || typeof endpoint !== "string") return [];
    const { noun, write, pattern } = endpointForm(protocol);
    if (new RegExp(pattern).test(endpoint)) return [];
    return [{ path: [...path, index, "endpoint"], what: `is not ${noun}, which protocol ${protocol} needs`, write }];
  });
}
