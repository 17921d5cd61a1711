import { attributeOf, describe, unjudged } from "../../attribute";
import { coversExpiry, expiriesOf } from "../../comparison/lifecycle-expiries";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

const LIFECYCLE_RULES: Readonly<Record<string, string>> = {
  aws_s3_bucket_lifecycle_configuration: "rule",
  aws_s3_bucket: "lifecycle_rule",
};

export const expiryAdvanced: Rule = {
  id: "expiry-advanced",
  title: "Objects of a bucket expire sooner, or more of them do",
  why: "Lifecycle rules delete whatever Object Lock does not hold, also what is old already, within a day and without a trace in the log.",
  instead: "keep the days or raise them, and let no rule cover more than before",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html",
  types: Object.keys(LIFECYCLE_RULES),
  judge: judgeUpdate((update) => {
    const path = LIFECYCLE_RULES[update.type]!;
    const rules = attributeOf(update, path);
    const before = expiriesOf(rules.before);
    return expiriesOf(rules.after, `${path}.`).flatMap((expiry) => {
      const unknown = expiry.paths.map((inner) => attributeOf(update, inner)).filter(({ isUnknown }) => isUnknown);
      if (unknown.length > 0) {
        return unknown.map(unjudged);
      }
      return before.some((known) => coversExpiry(known, expiry))
        ? []
        : [
            {
              what: `deletes ${expiry.what} sooner, or more of them, by rule "${expiry.rule}"`,
              found: describe(rules),
            },
          ];
    });
  }),
};
