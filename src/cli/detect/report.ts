import { SEVERITIES } from "../../detections";
import type { Detection, Severity } from "../../detections";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import type { DetectionFindings, Sightings } from "./findings";
import { sumOf } from "./findings";
import type { PassedOver } from "./log-files";
import type { SearchResult, UnreadableFile } from "./search-in-threads";

/** What a search found, sorted: the same for the same files, however many threads there were. */
export interface Report {
  /** Log files that were read as a whole. */
  readonly files: number;
  /** Files that are no log files, by the reason. */
  readonly passedOver: Readonly<Record<PassedOver, number>>;
  readonly records: number;
  /** The worst first. Detections that found nothing are left out. */
  readonly detections: readonly ReportedDetection[];
  /** By name. */
  readonly unreadable: readonly UnreadableFile[];
}

/** What one detection found. */
export interface ReportedDetection extends Sightings {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** By id. */
  readonly accounts: readonly ReportedAccount[];
  /** Ids of the first events by time. None for a detection with a threshold: it is about many events, not about one. */
  readonly eventIds: readonly string[];
  /** Number of the events without their ids above. */
  readonly eventIdsLeftOut: number;
}

/** What one detection found in one account. */
export interface ReportedAccount extends Sightings {
  /** Id of the account, or `unknown`. */
  readonly account: string;
}

/** Sorts what was found. Where a detection has a threshold, only the periods that reach it count, as for its alarm. */
export function createReport(result: SearchResult, detections: readonly Detection[]): Report {
  const reported = detections.flatMap((detection) => {
    const findings = result.findings.get(detection.id);
    return findings ? reportDetection(detection, findings) : [];
  });
  return {
    files: result.files,
    passedOver: result.passedOver,
    records: result.records,
    detections: reported.sort((one, other) => rank(one.severity) - rank(other.severity)),
    unreadable: [...result.unreadable].sort((one, other) => compare(one.file, other.file)),
  };
}

/** What to tell the shell. Like `grep`, a failure weighs more than a finding. To have read nothing is one. */
export function exitCodeOf({ files, unreadable, detections }: Report): ExitCode {
  if (unreadable.length > 0 || files === 0) {
    return EXIT_CODES.unreadableInput;
  }
  if (detections.length === 0) {
    return EXIT_CODES.success;
  }
  const isBad = detections.some(({ severity }) => rank(severity) <= rank("high"));
  return isBad ? EXIT_CODES.highOrCriticalFound : EXIT_CODES.lowOrMediumFound;
}

function reportDetection(
  { id, title, severity, threshold }: Detection,
  { accounts, evidence }: DetectionFindings,
): ReportedDetection[] {
  const reported = [...accounts]
    .map(([account, periods]) => {
      const loud = [...periods.values()].filter(({ count }) => count >= threshold);
      return { account, ...sumOf(loud) };
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => compare(one.account, other.account));
  if (reported.length === 0) {
    return [];
  }
  const sum = sumOf(reported);
  const eventIds = evidence.map(({ eventId }) => eventId);
  return [{ id, title, severity, ...sum, accounts: reported, eventIds, eventIdsLeftOut: sum.count - eventIds.length }];
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
