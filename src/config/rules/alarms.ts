import { detectionIds } from "../../detections";
import type { OrganizationConfiguration } from "../configuration";
import { DEFAULT_MAXIMUM_ALARMS, DEFAULT_TAMPER_WATCH_ACCOUNTS } from "../defaults";
import type { Finding } from "../finding";
import { globalRegionsOf } from "../regions";
import { isKeyOfCell } from "../reserved-keys";
import type { Sound } from "../sound";
import { listAccounts } from "./accounts";

/**
 * How many accounts CloudWatch Logs bears as values of a metric filter's dimension within an hour.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 */
const ACCOUNTS_OF_A_FILTER = 1000;

/** There are no more alarms than AWS allows, and whoever needs more than a filter bears knows what may happen. */
export function alarmRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  if (configuration.accounts?.members === undefined || configuration.alarms === undefined) return [];
  const accounts = listAccounts(configuration).length;
  return [
    ...quotaRules(configuration.alarms, { accounts, homeRegion: configuration.homeRegion }),
    ...acknowledgementRules(configuration.alarms, accounts),
    ...cellRules(configuration),
    ...inAccountRules(configuration),
  ];
}

type Alarms = NonNullable<Sound<OrganizationConfiguration>["alarms"]>;

function quotaRules(
  alarms: Alarms,
  { accounts, homeRegion }: { readonly accounts: number; readonly homeRegion: string | undefined },
): Finding[] {
  const { perAccount = "stacks", maximumAlarms = DEFAULT_MAXIMUM_ALARMS } = alarms;
  if (isRefused(alarms, "perAccount") || isRefused(alarms, "maximumAlarms")) return [];

  const detections = detectionIds.filter((id) => alarms.detections?.[id]?.enabled !== false).length;
  const alarmsOfDetections = [
    { alarms: detections, of: "the organization" },
    ...(perAccount === "insights" ? [] : [{ alarms: detections * accounts, of: `${accounts} accounts` }]),
    ...(perAccount === "stacks" ? [] : [{ alarms: detections, of: "every account at once" }]),
    { alarms: 1, of: "silence" },
    ...(watchesManagement(alarms, homeRegion) ? [{ alarms: 1, of: "the tamper watch" }] : []),
  ];
  const needed = alarmsOfDetections.reduce((sum, part) => sum + part.alarms, 0);
  if (needed <= maximumAlarms) return [];

  const sum = alarmsOfDetections.map((part) => `${part.alarms} (${part.of})`).join(" + ");
  const stands = alarms.maximumAlarms === undefined ? `is ${maximumAlarms} by default` : "is too small";
  return [
    {
      path: ["alarms", "maximumAlarms"],
      what: `${stands}, and ${detections} detections need ${sum} = ${needed} alarms`,
      write: `${needed} or more, once the management account's quota of CloudWatch alarms allows it; or fewer detections, or alarms.perAccount: insights`,
    },
  ];
}

/** Whether the tamper watch has its alarm where those of the organization are. */
function watchesManagement({ tamperWatch = {} }: Alarms, homeRegion: string | undefined): boolean {
  const { accounts = DEFAULT_TAMPER_WATCH_ACCOUNTS, regions = [homeRegion] } = tamperWatch;
  return accounts.includes("management") && regions.includes(homeRegion);
}

function acknowledgementRules(alarms: Alarms, accounts: number): Finding[] {
  const path = ["alarms", "acknowledgement"];
  if (isRefused(alarms, "acknowledgement")) return [];
  const { acknowledgement } = alarms;
  if (accounts < ACCOUNTS_OF_A_FILTER) {
    if (acknowledgement === undefined) return [];
    return [{ path, what: `is only for ${ACCOUNTS_OF_A_FILTER} accounts or more`, write: "nothing: remove it" }];
  }
  const sentence = `CloudWatch Logs may disable the metric filters of ${ACCOUNTS_OF_A_FILTER} accounts or more`;
  if (acknowledgement === sentence) return [];
  const what =
    acknowledgement === undefined
      ? `is missing, and CloudWatch Logs may disable a metric filter that sees ${ACCOUNTS_OF_A_FILTER} accounts within an hour: its alarms would stay silent`
      : `is not the sentence that ${ACCOUNTS_OF_A_FILTER} accounts or more need`;
  return [{ path, what, write: sentence }];
}

/** Cells hold something, and no account is called like one. */
function cellRules({ accounts, alarms }: Sound<OrganizationConfiguration>): Finding[] {
  if (alarms?.cells === undefined) return [];
  if (alarms.perAccount === "insights") {
    const what = "groups nothing: with alarms.perAccount insights no account has alarms of its own";
    return [{ path: ["alarms", "cells"], what, write: "alarms.perAccount: stacks or both, or remove cells" }];
  }
  return Object.keys(accounts?.members ?? {})
    .filter(isKeyOfCell)
    .map((key) => ({
      path: ["accounts", "members", key],
      key: true,
      what: `would have the stack alarms-${key}, which is the name of a cell`,
      write: "another key, or remove alarms.cells",
    }));
}

/** No account is called like another's stack in a Region of global services: its own stack would have the same name. */
function inAccountRules({ homeRegion, accounts, alarms }: Sound<OrganizationConfiguration>): Finding[] {
  if (homeRegion === undefined) return [];
  const keys = [...new Set(alarms?.inAccount ?? [])].filter((key) => key !== undefined);
  const named = new Set(keys.filter((key) => key in (accounts?.members ?? {})));
  return globalRegionsOf(homeRegion)
    .filter((region) => region !== homeRegion)
    .flatMap((region) => keys.map((of) => ({ of, region, key: `${of}-${region}` })))
    .filter(({ key }) => named.has(key))
    .map(({ of, region, key }) => ({
      path: ["accounts", "members", key],
      key: true,
      what: `would have the stack in-account-alarms-${key}, which is that of ${of} in ${region}`,
      write: `another key, or remove ${of} or ${key} from alarms.inAccount`,
    }));
}

/** Whether a key is there, and what it says was refused already. */
function isRefused(alarms: Alarms, key: keyof Alarms): boolean {
  return key in alarms && alarms[key] === undefined;
}
