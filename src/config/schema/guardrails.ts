import { ROLE_ARN } from "./arn-forms";
import { list, mapping, text } from "./form";
import type { TextForm } from "./form";
import { value } from "./value";

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
const TARGET: TextForm = {
  noun: "a target",
  write: "root, the id of an organizational unit or the id of a member account in quotes",
  pattern: /^(?:root|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|\d{12})$/,
  number: "is a number, and a number loses its leading zeros",
  reason: (target) => (target.startsWith("r-") ? "the organization's root is called root here" : undefined),
};

const WILDCARD = "with a wildcard, an administrator of a member account could make a role that the policies spare";

const BREAK_GLASS_ROLE_ARN: TextForm = {
  ...ROLE_ARN,
  reason: (arn) => (/[*?]/.test(arn) ? WILDCARD : undefined),
};

/** The service control policies. */
export const guardrails = mapping({
  targets: list(value(TARGET), "a list of targets, such as [root]"),
  breakGlassRoles: list(text(BREAK_GLASS_ROLE_ARN), "a list of ARNs of roles").optional(),
});
