import { attributeOf } from "../../attribute";
import { check } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";
import { blockOf, isEmpty, listOf } from "../../value";

export const trailInsightsOff: Rule = {
  id: "trail-insights-off",
  title: "A trail looks for unusual activity no longer",
  why: "Insights tells of call and error rates that no single event shows.",
  instead: "keep every insight_selector",
  reference: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html",
  types: ["aws_cloudtrail"],
  judge: judgeUpdate((update) =>
    check(
      attributeOf(update, "insight_selector"),
      (before) => !isEmpty(before),
      ({ before, after }) => insightTypes(before).every((type) => insightTypes(after).includes(type)),
      "finds fewer kinds of unusual activity: insight_selector",
    ),
  ),
};

function insightTypes(selectors: unknown): unknown[] {
  return listOf(selectors).map((selector) => blockOf(selector)["insight_type"]);
}
