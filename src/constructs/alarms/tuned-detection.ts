import type { Detection, Severity } from "../../detections";
import type { Subscriber } from "./subscriber";

/** A detection as an organization wants it. */
export interface TunedDetection extends Detection {
  /** Who is told about this detection, besides those who are told about every alarm. */
  readonly subscribers: readonly Subscriber[];
}

/** What an organization wants otherwise than the catalogue has it. */
export interface DetectionSettings {
  /**
   * Whether the detection has alarms at all.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * How many events within the period fire the alarm.
   * @default - the catalogue's
   */
  readonly threshold?: number;
  /**
   * How long events are counted together, in seconds: a multiple of 60.
   * @default - the catalogue's
   */
  readonly periodSeconds?: number;
  /**
   * How soon somebody should look.
   * @default - the catalogue's
   */
  readonly severity?: Severity;
  /**
   * Who is told about this detection, besides those who are told about every alarm.
   * @default - none
   */
  readonly subscribers?: readonly Subscriber[];
}

/** The detections that are enabled, with their settings, by the detection's id. The order stays. */
export function tuneDetections(
  detections: readonly Detection[],
  settings: Readonly<Record<string, DetectionSettings>> = {},
): readonly TunedDetection[] {
  return detections.flatMap((detection) => {
    const wanted = settings[detection.id] ?? {};
    return wanted.enabled === false ? [] : [tune(detection, wanted)];
  });
}

function tune(detection: Detection, settings: DetectionSettings): TunedDetection {
  return Object.freeze({
    ...detection,
    threshold: settings.threshold ?? detection.threshold,
    periodSeconds: settings.periodSeconds ?? detection.periodSeconds,
    severity: settings.severity ?? detection.severity,
    subscribers: settings.subscribers ?? [],
  });
}
