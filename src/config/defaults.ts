/** The defaults that a rule needs to know as well as the resolution. */

/** Days before log files move to cheaper storage. */
export const DEFAULT_HOT_DAYS = 90;

/** Name of the log bucket. The account id makes it unique in the world. */
export function defaultLogBucketName(logArchiveAccountId: string, homeRegion: string): string {
  return `organization-trail-logs-${logArchiveAccountId}-${homeRegion}`;
}

/** Name of the bucket that records who reads the log bucket. */
export function defaultAccessLogBucketName(logArchiveAccountId: string, homeRegion: string): string {
  return `organization-trail-access-logs-${logArchiveAccountId}-${homeRegion}`;
}
