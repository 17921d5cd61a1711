import { attributeOf, describe, unjudged } from "../../attribute";
import type { Attribute } from "../../attribute";
import { coversExpiry, expiriesOf } from "../../comparison/lifecycle-expiries";
import { judgeUpdate } from "../../rule";
import type { ResourceUpdate, Rule } from "../../rule";

const LIFECYCLE_RULES: Readonly<Record<string, string>> = {
  aws_s3_bucket_lifecycle_configuration: "rule",
  aws_s3_bucket: "lifecycle_rule",
};

/** What decides of a rule whether, when and what it deletes. */
const DECISIVE = ["status", "enabled", "prefix", "tags", "filter", "expiration", "noncurrent_version_expiration"];

export const expiryAdvanced: Rule = {
  id: "expiry-advanced",
  title: "Objects of a bucket expire sooner, or more of them do",
  why: "Lifecycle rules delete whatever Object Lock does not hold, also what is old already, within a day and without a trace in the log.",
  instead: "keep the days or raise them, and let no rule cover more than before",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
  types: Object.keys(LIFECYCLE_RULES),
  judge: judgeUpdate((update) => {
    const rules = attributeOf(update, LIFECYCLE_RULES[update.type]!);
    const unknown = unknownDecisions(update, rules);
    if (unknown.length > 0) {
      return unknown.map(unjudged);
    }
    const before = expiriesOf(rules.before);
    return expiriesOf(rules.after)
      .filter((expiry) => !before.some((known) => coversExpiry(known, expiry)))
      .map(({ what, rule }) => ({
        what: `deletes ${what} sooner, or more of them, by rule "${rule}"`,
        found: describe(rules),
      }));
  }),
};

/** Ids and transitions may be unknown: nothing is deleted by them. */
function unknownDecisions(update: ResourceUpdate, rules: Attribute): Attribute[] {
  if (!rules.isUnknown || !Array.isArray(rules.after)) {
    return rules.isUnknown ? [rules] : [];
  }
  return rules.after
    .flatMap((_rule, index) => DECISIVE.map((name) => attributeOf(update, `${rules.path}.${index}.${name}`)))
    .filter(({ isUnknown }) => isUnknown);
}
