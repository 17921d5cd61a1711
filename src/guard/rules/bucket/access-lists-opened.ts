import { attributeOf } from "../../attribute";
import { changedValues, check, lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const accessListsOpened: Rule = {
  id: "access-lists-opened",
  title: "Access control lists of a bucket count again, or let in more",
  why: "They let people in past every policy that was written to keep them out, and an object may belong to the account that wrote it.",
  instead:
    "leave object_ownership at BucketOwnerEnforced, which makes every list count for nothing, and a list at private",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  types: ["aws_s3_bucket_ownership_controls", "aws_s3_bucket_acl", "aws_s3_bucket"],
  judge: judgeUpdate((update) => {
    if (update.type === "aws_s3_bucket_ownership_controls") {
      const what = "makes access control lists count: object_ownership";
      const path = "rule.0.object_ownership";
      return lostProtections(update, [{ path, keep: "BucketOwnerEnforced", otherwise: undefined, what }]);
    }
    return [
      ...check(
        attributeOf(update, "acl"),
        () => true,
        ({ before, after }) => after === "private" || (before ?? "") === (after ?? ""),
        "lets others in: acl",
      ),
      ...changedValues(update, { access_control_policy: "may let others in: access_control_policy" }),
    ];
  }),
};
