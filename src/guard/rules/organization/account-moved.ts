import { changedValues } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const accountMoved: Rule = {
  id: "account-moved",
  title: "An account or organizational unit is moved",
  why: "Policies that are attached above its old place do not bind it any more, and which bind it at the new one is not in the plan.",
  instead: "attach the guardrails to the root, or to the new place first, and accept this address",
  reference: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_auth.html",
  types: ["aws_organizations_account", "aws_organizations_organizational_unit"],
  judge: judgeUpdate((update) => changedValues(update, { parent_id: "moves below another parent: parent_id" })),
};
