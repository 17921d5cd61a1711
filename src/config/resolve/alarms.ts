import type { AlarmsConfiguration } from "../configuration";
import { DEFAULT_MAXIMUM_ALARMS, DEFAULT_TAMPER_WATCH_ACCOUNTS } from "../defaults";
import type { Account, AlarmsSettings } from "../organization";
import { globalRegionsOf } from "../regions";
import { alarmCells } from "./alarm-cells";

/** The alarms, with accounts in place of their keys. The acknowledgement has done its work, so it goes no further. */
export function resolveAlarms(
  alarms: AlarmsConfiguration,
  accounts: readonly Account[],
  homeRegion: string,
): AlarmsSettings {
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
      accounts: accountsOf(alarms.tamperWatch?.accounts ?? DEFAULT_TAMPER_WATCH_ACCOUNTS),
      regions: alarms.tamperWatch?.regions ?? homeAndGlobalRegions,
    },
    inAccount: { accounts: accountsOf(alarms.inAccount ?? []), regions: homeAndGlobalRegions },
    silenceMinutes: alarms.silenceMinutes ?? 60,
    dashboard: alarms.dashboard ?? true,
  };
}
