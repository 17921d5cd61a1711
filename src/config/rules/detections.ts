import { detectionIds } from "../../detections";
import type { OrganizationConfiguration } from "../configuration";
import { didYouMean } from "../did-you-mean";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

/** What is changed is a detection of the catalogue. */
export function detectionRules({ alarms }: Sound<OrganizationConfiguration>): Finding[] {
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
