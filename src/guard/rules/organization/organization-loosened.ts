import { lostMembers, lostProtections } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

export const organizationLoosened: Rule = {
  id: "organization-loosened",
  title: "An organization switches off trusted access, a policy type or all features",
  why: "Both lists are exclusive: what is no longer in them is disabled. Without trusted access an organization trail stops in every account but its own; without the type, every policy of it is detached.",
  instead: "keep every member of the list, or leave the argument out and let nobody manage it here",
  reference: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html",
  types: ["aws_organizations_organization"],
  judge: judgeUpdate((update) => [
    ...lostProtections(update, [
      {
        path: "feature_set",
        keep: "ALL",
        otherwise: "ALL",
        what: "switches policies and trusted access off: feature_set",
      },
    ]),
    ...lostMembers(update, {
      aws_service_access_principals: "disables trusted access: aws_service_access_principals",
      enabled_policy_types: "disables a policy type: enabled_policy_types",
    }),
  ]),
};
