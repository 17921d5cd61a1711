import type { Organization } from "../src/config";
import { tuneDetections } from "../src/constructs/alarms";
import type { TunedDetection } from "../src/constructs/alarms";
import { DETECTIONS } from "../src/detections";
import type { ExistingValues } from "./existing-values";

/**
 * The detections as the organization wants them.
 *
 * @param existing - reads who is told about single detections; without it nobody is, and no state is read for them
 */
export function tunedDetections({ alarms }: Organization, existing?: ExistingValues): readonly TunedDetection[] {
  const settings = Object.entries(alarms.detections).map(([id, { subscribers = [], ...wanted }]) => {
    const told = wanted.enabled === false ? [] : (existing?.subscribers(subscribers) ?? []);
    return [id, { ...wanted, subscribers: told }] as const;
  });
  return tuneDetections(DETECTIONS, Object.fromEntries(settings));
}
