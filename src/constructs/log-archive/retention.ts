/** What the one retention statement means for each part of the log archive. Pure: no cdktf. */

/** How long log files are kept, as `LogArchive` takes it. */
export interface LogRetention {
  /** Object Lock mode of the default retention. */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  /** Length of the lock in years. Either this or `days`. */
  readonly years?: number;
  /** Length of the lock in days. Either this or `years`. */
  readonly days?: number;
  /** After how many days log files move to `archiveStorageClass`. */
  readonly hotDays: number;
  /** Storage class of older log files. */
  readonly archiveStorageClass: string;
}

/**
 * Days in a year, rounded up: expiry must never come before the lock ends, and S3 refuses to delete a locked version
 * anyway.
 */
const LONGEST_YEAR_IN_DAYS = 366;

/** How many days pass before a log file may expire: the lock, and one day more. */
export function expiryDays({ years, days }: Pick<LogRetention, "years" | "days">): number {
  return (days ?? (years ?? 0) * LONGEST_YEAR_IN_DAYS) + 1;
}
