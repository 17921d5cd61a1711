import { attributeOf, unjudged } from "../../attribute";
import { openingsOf } from "../../policy/openings";
import { POLICY_TYPES, policyPathOf } from "../../policy/policy-attributes";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const policyOpened: Rule = {
  id: "policy-opened",
  title: "A policy allows more, or denies less",
  why: "A policy is as strong as its weakest statement. Whatever cannot be proven to let in nobody new is refused, and a longer list of spared roles is a weaker denial.",
  instead: "keep every Deny as wide as it is, and let every Allow be one of the old ones or a part of it",
  reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  types: POLICY_TYPES,
  judge: judgeUpdate((update) => {
    const path = policyPathOf(update);
    if (path === undefined) {
      return [];
    }
    const attribute = attributeOf(update, path);
    if (attribute.isUnknown) {
      return [unjudged(attribute)];
    }
    return openingsOf(String(attribute.before ?? ""), String(attribute.after ?? "")).map((finding) =>
      attribute.isSensitive ? { ...finding, found: "(sensitive value)" } : finding,
    );
  }),
};
