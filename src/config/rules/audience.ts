import { SEVERITIES } from "../../detections/detection";
import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";
import { listAccounts } from "./accounts";

const PATH = ["alarms", "subscribers"];

/** Every alarm has somebody who hears it, and every subscriber an alarm to hear. */
export function audienceRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return [...unheardAlarms(configuration), ...idleSubscribers(configuration)];
}

function unheardAlarms({ alarms }: Sound<OrganizationConfiguration>): Finding[] {
  const { subscribers } = alarms ?? {};
  if (subscribers === undefined) return [];
  if (subscribers.length === 0) {
    return [
      { path: PATH, what: "names nobody: an alarm that nobody hears is no alarm", write: "at least one subscriber" },
    ];
  }
  // Who was refused may be the one who hears everything.
  const heard = subscribers.flatMap((subscriber) => subscriber?.severities ?? SEVERITIES);
  const unheard = SEVERITIES.filter((severity) => !heard.includes(severity));
  if (heard.includes(undefined) || unheard.length === 0) return [];
  const what = `names nobody for severity ${unheard.join(" and ")}: an alarm that nobody hears is no alarm`;
  return [{ path: PATH, what, write: "a subscriber without severities, or with these too" }];
}

/** Without stacks of their own, accounts have no alarms that only their subscribers hear. */
function idleSubscribers(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const { perAccount, inAccount = [] } = configuration.alarms ?? {};
  if (perAccount !== "insights") return [];
  const inAccountKeys = new Set<unknown>(inAccount);
  return listAccounts(configuration)
    .filter(({ path, subscribers }) => subscribers?.length && !inAccountKeys.has(path.at(-1)))
    .map(({ path }) => ({
      path: [...path, "subscribers"],
      what: "would hear nothing: with alarms.perAccount insights this account has no alarm of its own",
      write: "alarms.perAccount: both, or name these subscribers in alarms.subscribers",
    }));
}
