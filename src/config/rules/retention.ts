import { lockDays } from "../../retention";
import type { OrganizationConfiguration, RetentionConfiguration } from "../configuration";
import { DEFAULT_ARCHIVE_STORAGE_CLASS, DEFAULT_HOT_DAYS, DEFAULT_NONCURRENT_DAYS } from "../defaults";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

const PATH = ["logArchive", "retention"];

/**
 * How many days of storage AWS charges for, however soon an object is deleted.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html#sc-compare
 */
const MINIMUM_DAYS = { GLACIER_IR: 90, GLACIER: 90, DEEP_ARCHIVE: 180 };

/** The parts of the retention agree with each other. */
export function retentionRules({ logArchive }: Sound<OrganizationConfiguration>): Finding[] {
  const retention = logArchive?.retention;
  if (retention === undefined) return [];
  return [...periodRules(retention), ...hotDaysRules(retention), ...acknowledgementRules(retention)];
}

function periodRules(retention: Sound<RetentionConfiguration>): Finding[] {
  const [years, days] = ["years" in retention, "days" in retention];
  if (years !== days) return [];
  return [
    years
      ? { path: PATH, what: "has both years and days", write: "either years or days" }
      : { path: PATH, what: "has neither years nor days", write: "either years or days, such as years: 7" },
  ];
}

/** Moving to cheaper storage happens while a log file is there, and early enough to be cheaper. */
function hotDaysRules(retention: Sound<RetentionConfiguration>): Finding[] {
  const period = periodOf(retention);
  const keys = ["hotDays", "archiveStorageClass", "noncurrentDays"] as const;
  if (period === undefined || keys.some((key) => key in retention && retention[key] === undefined)) return [];
  const { hotDays = DEFAULT_HOT_DAYS, noncurrentDays = DEFAULT_NONCURRENT_DAYS } = retention;
  const { archiveStorageClass = DEFAULT_ARCHIVE_STORAGE_CLASS } = retention;

  const minimum = MINIMUM_DAYS[archiveStorageClass];
  const kept = period.days + noncurrentDays;
  if (kept < minimum) {
    const what = `is too short for ${archiveStorageClass}: a log file would be there for ${period.days} + ${noncurrentDays} = ${kept} days at most (lock + noncurrentDays), and AWS charges for ${minimum}`;
    return [{ path: PATH, what, write: `a lock and noncurrentDays of ${minimum} days or more together` }];
  }
  const latest = Math.min(kept - minimum, period.days - 1);
  if (hotDays <= latest) return [];
  const stands = retention.hotDays === undefined ? `is ${DEFAULT_HOT_DAYS} by default, which is` : "is";
  const late =
    hotDays >= period.days
      ? `not less than the lock of ${period.sum}: no log file would ever move to cheaper storage`
      : `too late for ${archiveStorageClass}: a log file would be there for ${period.days} + ${noncurrentDays} - ${hotDays} = ${kept - hotDays} days (lock + noncurrentDays - hotDays), and AWS charges for ${minimum}`;
  return [
    {
      path: [...PATH, "hotDays"],
      what: `${stands} ${late}`,
      write: `${latest} or less, or a longer lock or noncurrentDays`,
    },
  ];
}

function acknowledgementRules(retention: Sound<RetentionConfiguration>): Finding[] {
  const path = [...PATH, "acknowledgement"];
  const { mode, acknowledgement } = retention;
  if (mode === "GOVERNANCE" && acknowledgement !== undefined) {
    return [{ path, what: "is only for mode COMPLIANCE", write: "mode: COMPLIANCE, or remove the acknowledgement" }];
  }
  const period = periodOf(retention);
  if (mode !== "COMPLIANCE" || period === undefined) return [];
  if ("acknowledgement" in retention && acknowledgement === undefined) return [];

  const sentence = `nobody can delete these logs for ${period.text}`;
  if (acknowledgement === sentence) return [];
  const what =
    acknowledgement === undefined
      ? "is missing, and COMPLIANCE cannot be taken back"
      : "is not the sentence that COMPLIANCE needs";
  return [{ path, what, write: sentence }];
}

/** The period, where exactly one is stated: in days, as that was computed, and in words. */
function periodOf({ years, days: statedDays }: Sound<RetentionConfiguration>) {
  if ((years === undefined) === (statedDays === undefined)) return undefined;
  const days = lockDays({ years, days: statedDays });
  const text = years === undefined ? count(days, "day") : count(years, "year");
  const sum = years === undefined ? text : `${years} × ${lockDays({ years: 1 })} = ${days} days`;
  return { days, sum, text };
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
