/** Fills in every default: from the configuration as written to the organization as the stacks see it. Pure. */
import type { AccountConfiguration, OrganizationConfiguration, Value } from "../configuration";
import type { Account, Organization } from "../organization";
import { partitionOfRegion } from "../regions";
import { resolveAlarms } from "./alarms";
import { resolveGuardrails } from "./guardrails";
import { resolveLogArchive } from "./log-archive";
import { resolveBackend, resolveExistingStates } from "./states";
import { resolveTrail } from "./trail";

/**
 * Resolves a validated configuration.
 *
 * @param absolutePath - turns a path that the configuration names into an absolute one
 */
export function resolve(
  configuration: OrganizationConfiguration,
  absolutePath: (path: string) => string,
): Organization {
  const { homeRegion, organization } = configuration;
  const management = account("management", configuration.accounts.management);
  const { roleArn } = configuration.accounts.logArchive;
  const logArchiveAccount = { ...account("log-archive", configuration.accounts.logArchive), roleArn };
  const members = Object.entries(configuration.accounts.members).map(([key, member]) => account(key, member));
  const accounts = [management, logArchiveAccount, ...members];
  const trail = resolveTrail(configuration.trail ?? {}, accounts);
  const { delegatedAdministrator } = trail;

  return deepFreeze({
    ...organization,
    partition: partitionOfRegion(homeRegion),
    homeRegion,
    management,
    logArchiveAccount,
    accounts,
    state: resolveBackend(configuration.state, absolutePath),
    existingState: resolveExistingStates(configuration.existingState ?? {}, absolutePath),
    provider: configuration.provider ?? {},
    logArchive: resolveLogArchive(configuration.logArchive, { accountId: logArchiveAccount.id, region: homeRegion }),
    trail,
    guardrails: resolveGuardrails(configuration.guardrails),
    alarms: resolveAlarms(configuration.alarms, { accounts, homeRegion, delegatedAdministrator }),
    adopt: configuration.adopt ?? {},
    tags: configuration.tags ?? {},
  });
}

function account(key: string, configuration: AccountConfiguration & { readonly roleArn?: Value }): Account {
  return { ...configuration, key, subscribers: configuration.subscribers ?? [] };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
