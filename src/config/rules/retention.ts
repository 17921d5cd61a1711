import type { OrganizationConfiguration, RetentionConfiguration } from "../configuration";
import type { Finding } from "../finding";
import { DEFAULT_HOT_DAYS } from "../defaults";
import type { Sound } from "../sound";

const PATH = ["logArchive", "retention"];

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

function hotDaysRules(retention: Sound<RetentionConfiguration>): Finding[] {
  const period = periodOf(retention);
  if (period === undefined || ("hotDays" in retention && retention.hotDays === undefined)) return [];
  const hotDays = retention.hotDays ?? DEFAULT_HOT_DAYS;
  if (hotDays < period.days) return [];
  const stands = retention.hotDays === undefined ? `is ${DEFAULT_HOT_DAYS} by default, which is` : "is";
  return [
    {
      path: [...PATH, "hotDays"],
      what: `${stands} not less than the retention of ${period.text}: no log file would ever move to cheaper storage`,
      write: `a whole number less than ${period.days}`,
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

/** The period, where exactly one is stated. */
function periodOf({ years, days }: Sound<RetentionConfiguration>) {
  if (years !== undefined && days !== undefined) return undefined;
  if (years !== undefined) return { days: years * 365, text: `${years} ${years === 1 ? "year" : "years"}` };
  if (days !== undefined) return { days, text: `${days} ${days === 1 ? "day" : "days"}` };
  return undefined;
}
