/** The defaults that a rule needs to know as well as the resolution. */

/** Days before log files move to cheaper storage. */
export const DEFAULT_HOT_DAYS = 90;

/** Storage class of older log files. */
export const DEFAULT_ARCHIVE_STORAGE_CLASS = "GLACIER_IR";

/** Days for which an expired log file can still be brought back. */
export const DEFAULT_NONCURRENT_DAYS = 30;

/** Name of the trail. */
export const DEFAULT_TRAIL_NAME = "organization-trail";

/** The kinds of unusual activity that CloudTrail Insights looks for: all of them. */
export const KINDS_OF_INSIGHTS = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const;

/** Keys of the accounts where attempts on the audit trail are reported, whatever accounts there are. */
export const DEFAULT_TAMPER_WATCH_ACCOUNTS: readonly string[] = ["management", "log-archive"];

/**
 * How many alarms AWS lets an account have in a Region, unless it grants more. Some pages of AWS name this number as a
 * quota that can be raised, others name none, so a larger number is refused until somebody says that it is granted.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
export const DEFAULT_MAXIMUM_ALARMS = 5000;
