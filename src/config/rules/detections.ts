import { DETECTIONS, detectionIds } from "../../detections";
import type { OrganizationConfiguration } from "../configuration";
import { didYouMean } from "../did-you-mean";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

/** What is changed is a detection of the catalogue, and something is left to look for. */
export function detectionRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return [...unknownIds(configuration), ...nothingToLookFor(configuration)];
}

function unknownIds({ alarms }: Sound<OrganizationConfiguration>): Finding[] {
  return Object.keys(alarms?.detections ?? {})
    .filter((id) => !detectionIds.includes(id))
    .map((id) => {
      const meant = didYouMean(id, detectionIds);
      return {
        path: ["alarms", "detections", id],
        key: true,
        what: "is not the id of a detection",
        write: `an id of the catalogue of detections${meant === undefined ? "" : `; did you mean ${meant}?`}`,
      };
    });
}

function nothingToLookFor({ alarms }: Sound<OrganizationConfiguration>): Finding[] {
  const path = ["alarms", "detections"];
  const enabled = DETECTIONS.filter(({ id }) => alarms?.detections?.[id]?.enabled !== false);
  if (enabled.length === 0) {
    return [{ path, what: "disables every detection: no alarm would look for anything", write: "fewer of them" }];
  }
  if (enabled.some(({ tampering }) => tampering) || alarms?.tamperWatch?.accounts?.length === 0) return [];
  const what = "disables every detection of attempts on the audit trail: the tamper watch would look for nothing";
  return [{ path, what, write: "fewer of them, or alarms.tamperWatch: { accounts: [] }" }];
}
