import type { AlarmsConfiguration } from "../configuration";
import { DEFAULT_MAXIMUM_ALARMS, DEFAULT_TAMPER_WATCH_ACCOUNTS } from "../defaults";
import type { Account, AlarmsSettings } from "../organization";
import { globalRegionsOf } from "../regions";
import { alarmCells } from "./alarm-cells";

/** What the alarms depend on besides their own keys. */
export interface AlarmsContext {
  /** Every account of the organization. */
  readonly accounts: readonly Account[];
  /** Region of the trail. */
  readonly homeRegion: string;
  /**
   * The member account that may manage CloudTrail for the organization.
   * @default - there is none
   */
  readonly delegatedAdministrator?: Account;
}

/** The alarms, with accounts in place of their keys. The acknowledgement has done its work, so it goes no further. */
export function resolveAlarms(alarms: AlarmsConfiguration, context: AlarmsContext): AlarmsSettings {
  const { accounts, homeRegion } = context;
  const accountsOf = (keys: readonly string[]) => {
    const named = new Set(keys);
    return accounts.filter(({ key }) => named.has(key));
  };
  const homeAndGlobalRegions = [...new Set([homeRegion, ...globalRegionsOf(homeRegion)])];
  return {
    subscribers: alarms.subscribers,
    perAccount: alarms.perAccount ?? "stacks",
    cells: alarmCells(accounts, alarms.cells ?? 0),
    maximumAlarms: alarms.maximumAlarms ?? DEFAULT_MAXIMUM_ALARMS,
    detections: alarms.detections ?? {},
    tamperWatch: {
      accounts: accountsOf(alarms.tamperWatch?.accounts ?? defaultTamperWatchAccounts(context)),
      regions: alarms.tamperWatch?.regions ?? homeAndGlobalRegions,
    },
    inAccount: { accounts: accountsOf(alarms.inAccount ?? []), regions: homeAndGlobalRegions },
    silenceMinutes: alarms.silenceMinutes ?? 60,
    dashboard: alarms.dashboard ?? true,
  };
}

/**
 * Keys of the accounts that are watched where nobody says which. A delegated administrator can stop the trail, and its
 * calls are events of its own account. Without a role nothing can be deployed there.
 */
function defaultTamperWatchAccounts({ delegatedAdministrator }: AlarmsContext): readonly string[] {
  return delegatedAdministrator?.roleArn === undefined
    ? DEFAULT_TAMPER_WATCH_ACCOUNTS
    : [...DEFAULT_TAMPER_WATCH_ACCOUNTS, delegatedAdministrator.key];
}
