import { attributeOf } from "../../attribute";
import { check } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";
import { blockOf, listOf, meaningOf } from "../../value";

export const replicationStopped: Rule = {
  id: "replication-stopped",
  title: "Log files are copied no longer, or elsewhere",
  why: "A copy outside the organization is all that survives somebody who owns the organization.",
  instead: "keep every enabled rule with its filter and destination, and add others",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  types: ["aws_s3_bucket_replication_configuration"],
  judge: judgeUpdate((update) =>
    check(
      attributeOf(update, "rule"),
      (before) => enabledRules(before).length > 0,
      ({ before, after }) => enabledRules(before).every((rule) => enabledRules(after).includes(rule)),
      "copies fewer log files, or elsewhere: rule",
    ),
  ),
};

/** What each enabled rule copies where. Its name and its priority are of no matter. */
function enabledRules(rules: unknown): string[] {
  return listOf(rules)
    .map(blockOf)
    .filter(({ status }) => status === "Enabled")
    .map((rule) => meaningOf({ ...rule, id: undefined, priority: undefined }));
}
