import { attributeOf } from "../../attribute";
import { changedValues, check } from "../../attribute-checks";
import { coversEventPattern } from "../../comparison/event-pattern";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";
import { isEmpty, parseObject } from "../../value";
import type { Values } from "../../value";

export const subscriptionNarrowed: Rule = {
  id: "subscription-narrowed",
  title: "A subscription gets fewer messages",
  why: "A filter policy that matches nothing unsubscribes without unsubscribing.",
  instead: "leave the filter policy, add values to it, or remove it; for another filter add another subscription",
  reference: "https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html",
  types: ["aws_sns_topic_subscription"],
  judge: judgeUpdate((update) => [
    ...check(
      attributeOf(update, "filter_policy"),
      () => true,
      ({ before, after }) => covers(after, before),
      "may get fewer messages: filter_policy",
    ),
    ...(isUnfiltered(update.after["filter_policy"])
      ? []
      : changedValues(update, { filter_policy_scope: "filters by something else: filter_policy_scope" })),
  ]),
};

function covers(wide: unknown, narrow: unknown): boolean {
  const [wider, narrower] = [filterOf(wide), filterOf(narrow)];
  return wider !== undefined && narrower !== undefined && coversEventPattern(wider, narrower);
}

/** Without a filter policy every message matches. */
function filterOf(policy: unknown): Values | undefined {
  return isEmpty(policy) ? {} : parseObject(String(policy));
}

function isUnfiltered(policy: unknown): boolean {
  return Object.keys(filterOf(policy) ?? { unreadable: true }).length === 0;
}
