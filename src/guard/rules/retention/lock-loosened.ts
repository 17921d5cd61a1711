import { attributeOf } from "../../attribute";
import { check } from "../../attribute-checks";
import type { Finding, Rule } from "../../rule";
import { judgeUpdate } from "../../rule";
import type { Values } from "../../value";
import { blockOf, isEmpty } from "../../value";

/** Where a bucket's own resource says it, the configuration's says it too: the same blocks at another place. */
const DEFAULT_RETENTION: Readonly<Record<string, string>> = {
  aws_s3_bucket_object_lock_configuration: "rule.0.default_retention",
  aws_s3_bucket: "object_lock_configuration.0.rule.0.default_retention",
};

/** S3 does not say how long its years are. The lock was as long as can be, and will be as short as can be. */
const [LONGEST_YEAR_IN_DAYS, SHORTEST_YEAR_IN_DAYS] = [366, 365];

export const lockLoosened: Rule = {
  id: "lock-loosened",
  title: "Object Lock becomes shorter, or can be bypassed",
  why: "Log files that are written from then on may be deleted sooner, or by whoever may bypass governance mode. What is locked already stays locked.",
  instead: "keep mode and length, or make them stricter: COMPLIANCE instead of GOVERNANCE, more days",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  types: Object.keys(DEFAULT_RETENTION),
  judge: judgeUpdate((update) => {
    const path = DEFAULT_RETENTION[update.type]!;
    const isLocked = (retention: unknown) => !isEmpty(blockOf(retention)["mode"]);
    const attribute = attributeOf(update, path);
    const [before, after] = [blockOf(attribute.before), blockOf(attribute.after)];
    const refuse = (isSafe: boolean, what: string): Finding[] => check(attribute, isLocked, () => isSafe, what);
    if (attribute.isUnknown || !isLocked(after)) {
      return refuse(false, "locks new log files no longer");
    }
    return [
      ...refuse(
        before["mode"] !== "COMPLIANCE" || after["mode"] === "COMPLIANCE",
        "lets whoever may bypass governance mode delete new log files",
      ),
      ...refuse(isAsLong(before, after), "locks new log files for a shorter time"),
    ];
  }),
};

function isAsLong(before: Values, after: Values): boolean {
  const sameUnit = ["days", "years"].find((unit) => isSet(before[unit]) && isSet(after[unit]));
  return sameUnit
    ? Number(after[sameUnit]) >= Number(before[sameUnit])
    : days(after, SHORTEST_YEAR_IN_DAYS) >= days(before, LONGEST_YEAR_IN_DAYS);
}

function days(retention: Values, yearInDays: number): number {
  return isSet(retention["years"]) ? Number(retention["years"]) * yearInDays : Number(retention["days"]);
}

function isSet(value: unknown): boolean {
  return !isEmpty(value) && value !== 0;
}
