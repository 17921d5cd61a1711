import { attributeOf } from "../../attribute";
import { changedValues, check } from "../../attribute-checks";
import { openingsOf } from "../../policy/openings";
import type { Finding, ResourceUpdate, Rule } from "../../rule";
import { judgeUpdate } from "../../rule";
import { blockOf, listOf, parseObject } from "../../value";

export const roleEmpowered: Rule = {
  id: "role-empowered",
  title: "A role may do more",
  why: "Roles of the audit trail do one thing each. One that may do more is a way around everything else.",
  instead: "keep the permissions boundary, and give what is new to a role of its own",
  reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  types: ["aws_iam_role"],
  judge: judgeUpdate((update) => [
    ...changedValues(update, {
      permissions_boundary: "has another permissions boundary or none: permissions_boundary",
    }),
    ...check(
      attributeOf(update, "managed_policy_arns"),
      () => true,
      ({ before, after }) => listOf(after).every((arn) => listOf(before).includes(arn)),
      "gets another managed policy: managed_policy_arns",
    ),
    ...judgeInlinePolicies(update),
  ]),
};

/** Together they say what the role may do: how they are cut up is of no matter. */
function judgeInlinePolicies(update: ResourceUpdate): Finding[] {
  const attribute = attributeOf(update, "inline_policy");
  const isOpened = openingsOf(joined(attribute.before), joined(attribute.after)).length > 0;
  return check(
    attribute,
    () => true,
    () => !isOpened,
    "may do more by itself: inline_policy",
  );
}

/** One document of all statements. What cannot be joined stays text, which nobody can compare. */
function joined(blocks: unknown): string {
  const texts = listOf(blocks).map((block) => String(blockOf(block)["policy"] ?? ""));
  const documents = texts.map(parseObject).filter((document) => document !== undefined);
  if (texts.length === 0 || documents.length < texts.length) {
    return texts.join("\n");
  }
  const [version, ...others] = new Set(documents.map(({ Version }) => Version));
  return JSON.stringify({
    Version: others.length === 0 ? version : undefined,
    Statement: documents.flatMap(({ Statement }) => listOf(Statement)),
  });
}
