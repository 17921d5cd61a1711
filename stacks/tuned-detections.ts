import type { Organization } from "../src/config";
import { tuneDetections } from "../src/constructs/alarms";
import type { TunedDetection } from "../src/constructs/alarms";
import { DETECTIONS } from "../src/detections";
import type { ExistingValues } from "./existing-values";

const KNOWN = new WeakMap<Organization["alarms"], readonly TunedDetection[]>();

/**
 * The detections as the organization wants them.
 *
 * @param existing - reads who is told about single detections; without it nobody is, no state is read for them, and all
 * stacks share one list
 */
export function tunedDetections({ alarms }: Organization, existing?: ExistingValues): readonly TunedDetection[] {
  const tuned = (existing === undefined ? KNOWN.get(alarms) : undefined) ?? tune(alarms, existing);
  if (existing === undefined) KNOWN.set(alarms, tuned);
  return tuned;
}

function tune({ detections }: Organization["alarms"], existing?: ExistingValues): readonly TunedDetection[] {
  const settings = Object.entries(detections).map(([id, { subscribers = [], ...wanted }]) => {
    const told = wanted.enabled === false ? [] : (existing?.subscribers(subscribers) ?? []);
    return [id, { ...wanted, subscribers: told }] as const;
  });
  return tuneDetections(DETECTIONS, Object.fromEntries(settings));
}
