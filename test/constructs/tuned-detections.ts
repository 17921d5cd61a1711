import { tuneDetections } from "../../src/constructs/alarms";
import type { TunedDetection } from "../../src/constructs/alarms";
import { DETECTIONS } from "../../src/detections";

/** The whole catalogue, as it is. */
export const TUNED = tuneDetections(DETECTIONS);

/** Some detections of the catalogue by their ids. */
export function tuned(...ids: readonly string[]): readonly TunedDetection[] {
  return ids.map((id) => {
    const found = TUNED.find((detection) => detection.id === id);
    if (!found) throw new Error(`no detection ${id}`);
    return found;
  });
}

/** As many detections as it takes to exceed a quota. */
export function manyDetections(count: number): readonly TunedDetection[] {
  const [detection] = tuned("root-usage");
  return Array.from({ length: count }, (_, index) => ({ ...detection!, id: `detection-${index}` }));
}
