import type { Detection } from "../../detections";

/** Longest description of an alarm. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const MAXIMUM_LENGTH = 1024;

/** What a person reads in the alarm's message: where it happened, what, why it matters, and what to do first. */
export function describeAlarm(detection: Detection, where: string): string {
  const steps = detection.runbook.map((step, index) => `${index + 1}. ${step}`);
  return [`${where}: ${detection.title}.`, detection.why, ...steps].join("\n").slice(0, MAXIMUM_LENGTH);
}
