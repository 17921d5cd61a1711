/** Fills in every default: from the configuration as written to the organization as the stacks see it. Pure. */
import type {
  AccountConfiguration,
  ExistingStateConfiguration,
  OrganizationConfiguration,
  StateBackendConfiguration,
} from "./configuration";
import { DEFAULT_HOT_DAYS, defaultAccessLogBucketName, defaultLogBucketName } from "./defaults";
import type { Account, Organization, StateBackend } from "./organization";
import { partitionOfRegion } from "./regions";

/**
 * Resolves a validated configuration.
 *
 * @param absolutePath - turns a path that the configuration names into an absolute one
 */
export function resolve(
  configuration: OrganizationConfiguration,
  absolutePath: (path: string) => string,
): Organization {
  const { homeRegion, accounts, organization } = configuration;
  const management = account("management", accounts.management);
  const logArchiveAccount = { ...account("log-archive", accounts.logArchive), roleArn: accounts.logArchive.roleArn };
  const members = Object.entries(accounts.members).map(([key, member]) => account(key, member));

  return deepFreeze({
    ...organization,
    partition: partitionOfRegion(homeRegion),
    homeRegion,
    management,
    logArchiveAccount,
    accounts: [management, logArchiveAccount, ...members],
    state: resolveBackend(configuration.state, absolutePath),
    existingState: resolveExistingStates(configuration.existingState ?? {}, absolutePath),
    provider: configuration.provider ?? {},
    logArchive: resolveLogArchive(configuration),
    trail: {
      name: configuration.trail?.name ?? "organization-trail",
      insights: configuration.trail?.insights ?? ["ApiCallRateInsight", "ApiErrorRateInsight"],
      logGroupRetentionDays: configuration.trail?.logGroupRetentionDays ?? 365,
    },
    guardrails: {
      targets: configuration.guardrails.targets,
      breakGlassRoles: configuration.guardrails.breakGlassRoles ?? [],
    },
    alarms: configuration.alarms,
    tags: configuration.tags ?? {},
  });
}

function account(key: string, configuration: AccountConfiguration & { readonly roleArn?: string }): Account {
  return { ...configuration, key, subscribers: configuration.subscribers ?? [] };
}

function resolveLogArchive({
  accounts,
  homeRegion,
  logArchive,
}: OrganizationConfiguration): Organization["logArchive"] {
  const { id } = accounts.logArchive;
  const { bucketName, accessLogBucketName, retention } = logArchive;
  return {
    bucketName: bucketName ?? defaultLogBucketName(id, homeRegion),
    accessLogBucketName: accessLogBucketName ?? defaultAccessLogBucketName(id, homeRegion),
    retention: {
      ...retention,
      hotDays: retention.hotDays ?? DEFAULT_HOT_DAYS,
      archiveStorageClass: retention.archiveStorageClass ?? "GLACIER_IR",
    },
  };
}

function resolveBackend(state: StateBackendConfiguration, absolutePath: (path: string) => string): StateBackend {
  return state.type === "local"
    ? { ...state, directory: absolutePath(state.directory) }
    : { ...state, keyPrefix: state.keyPrefix ?? "audit-trail", useLockfile: state.useLockfile ?? true };
}

function resolveExistingStates(
  states: Readonly<Record<string, ExistingStateConfiguration>>,
  absolutePath: (path: string) => string,
): Organization["existingState"] {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      state.type === "local" ? { ...state, path: absolutePath(state.path) } : state,
    ]),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
