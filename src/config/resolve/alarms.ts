import type { AlarmsConfiguration } from "../configuration";
import { DEFAULT_TAMPER_WATCH_ACCOUNTS } from "../defaults";
import type { Account, AlarmsSettings } from "../organization";
import { globalRegionOf } from "../regions";

/** The alarms, with accounts in place of their keys. */
export function resolveAlarms(
  alarms: AlarmsConfiguration,
  accounts: readonly Account[],
  homeRegion: string,
): AlarmsSettings {
  const accountsOf = (keys: readonly string[]) => accounts.filter(({ key }) => keys.includes(key));
  return {
    subscribers: alarms.subscribers,
    perAccount: alarms.perAccount ?? "stacks",
    detections: alarms.detections ?? {},
    tamperWatch: {
      accounts: accountsOf(alarms.tamperWatch?.accounts ?? DEFAULT_TAMPER_WATCH_ACCOUNTS),
      regions: alarms.tamperWatch?.regions ?? [...new Set([homeRegion, globalRegionOf(homeRegion)])],
    },
    inAccount: accountsOf(alarms.inAccount ?? []),
    silenceMinutes: alarms.silenceMinutes ?? 60,
    dashboard: alarms.dashboard ?? true,
  };
}
