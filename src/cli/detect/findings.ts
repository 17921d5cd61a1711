import type { Detection, LogRecord } from "../../detections";

/** How often, and from when to when. */
export interface Sightings {
  count: number;
  /** Time of the first record, such as `2026-03-01T09:30:00Z`; missing where no record has a time. */
  first?: string;
  /** Time of the last. */
  last?: string;
}

/** One record that matched. */
export interface Evidence {
  readonly time: string;
  readonly eventId: string;
}

/** What matched one detection. */
export interface DetectionFindings {
  /**
   * By account id, or {@link UNKNOWN_ACCOUNT}; then by the number of the period since 1970, where a threshold makes
   * periods matter. Else there is only {@link WHOLE_TIME}.
   */
  readonly accounts: Map<string, Map<number, Sightings>>;
  /** The first records by time, then by id: at most {@link MAXIMUM_EVIDENCE}. None where there is a threshold. */
  readonly evidence: Evidence[];
}

/** What was found, by the id of the detection. Plain data: it goes from thread to thread. */
export type Findings = Map<string, DetectionFindings>;

/** Stands for the account of a record that names none. */
export const UNKNOWN_ACCOUNT = "unknown";

/** The one period of a detection that fires at its first event. */
export const WHOLE_TIME = 0;

/** How many records a detection can name. The others are counted only, so that memory does not grow with the logs. */
export const MAXIMUM_EVIDENCE = 100;

/** Notes that a detection matched a record. Fields that are not as CloudTrail writes them are not believed. */
export function addRecord(findings: Findings, detection: Detection, record: LogRecord): void {
  const time = textLike(/^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z$/, record["eventTime"]);
  const eventId = textLike(/^[\w-]{1,64}$/, record["eventID"]);
  const account = textLike(/^\d{12}$/, record["recipientAccountId"]) ?? UNKNOWN_ACCOUNT;
  const known = findingsOf(findings, detection.id);
  addSightings(known, account, periodOf(detection, time), { count: 1, first: time, last: time });
  if (eventId !== undefined && detection.threshold === 1) {
    addEvidence(known.evidence, { time: time ?? "", eventId });
  }
}

/** Adds what another thread found. The order of additions makes no difference. */
export function addFindings(findings: Findings, others: Findings): void {
  for (const [detectionId, { accounts, evidence }] of others) {
    const known = findingsOf(findings, detectionId);
    for (const [account, periods] of accounts) {
      for (const [period, sightings] of periods) {
        addSightings(known, account, period, sightings);
      }
    }
    evidence.forEach((one) => addEvidence(known.evidence, one));
  }
}

/** Several sightings as one. */
export function sumOf(sightings: Iterable<Sightings>): Sightings {
  const sum: Sightings = { count: 0 };
  for (const one of sightings) {
    addTo(sum, one);
  }
  return sum;
}

/** CloudWatch counts in periods that begin at multiples of their length. */
function periodOf({ threshold, periodSeconds }: Detection, time: string | undefined): number {
  return threshold === 1 || time === undefined ? WHOLE_TIME : Math.floor(Date.parse(time) / 1000 / periodSeconds);
}

function findingsOf(findings: Findings, detectionId: string): DetectionFindings {
  let known = findings.get(detectionId);
  if (known === undefined) {
    known = { accounts: new Map(), evidence: [] };
    findings.set(detectionId, known);
  }
  return known;
}

function addSightings({ accounts }: DetectionFindings, account: string, period: number, sightings: Sightings): void {
  let periods = accounts.get(account);
  if (periods === undefined) {
    periods = new Map();
    accounts.set(account, periods);
  }
  const known = periods.get(period);
  if (known === undefined) {
    periods.set(period, { ...sightings });
  } else {
    addTo(known, sightings);
  }
}

function addTo(known: Sightings, { count, first, last }: Sightings): void {
  known.count += count;
  if (first !== undefined && (known.first === undefined || first < known.first)) {
    known.first = first;
  }
  if (last !== undefined && (known.last === undefined || last > known.last)) {
    known.last = last;
  }
}

function addEvidence(known: Evidence[], evidence: Evidence): void {
  if (known.length === MAXIMUM_EVIDENCE && !isBefore(evidence, known.at(-1)!)) {
    return;
  }
  known.splice(known.findLastIndex((other) => !isBefore(evidence, other)) + 1, 0, evidence);
  known.length = Math.min(known.length, MAXIMUM_EVIDENCE);
}

function isBefore(one: Evidence, other: Evidence): boolean {
  return one.time < other.time || (one.time === other.time && one.eventId < other.eventId);
}

function textLike(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === "string" && pattern.test(value) ? value : undefined;
}
