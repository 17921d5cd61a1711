/** How long the lock of a log file lasts: one count for the configuration's rules and for what is built. Pure. */

/** The length of a lock, in years or in days. */
export interface LockPeriod {
  /** Years. Either this or `days`. */
  readonly years?: number;
  /** Days. Either this or `years`. */
  readonly days?: number;
}

/** Days in a year, rounded up: nothing that follows the lock may come before it ends. */
const LONGEST_YEAR_IN_DAYS = 366;

/** The longest that a lock of this length can last, in days. */
export function lockDays({ years = 0, days = years * LONGEST_YEAR_IN_DAYS }: LockPeriod): number {
  return days;
}
