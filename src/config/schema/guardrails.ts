// The catalogue's own file: the folder's index also renders policies, which needs cdktf.
import { guardrailIds } from "../../guardrails/catalogue";
import { exactRoleArn } from "./arn-forms";
import { known, list, mapping, oneOfNumbers, text, truth } from "./form";
import type { TextForm } from "./form";
import { value } from "./value";

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
export const POLICY_TARGET: TextForm = {
  noun: "a target",
  write: "root, the id of an organizational unit or the id of a member account in quotes",
  pattern: /^(?:root|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|\d{12})$/,
  number: "is a number, and a number loses its leading zeros",
  reason: (target) => (target.startsWith("r-") ? "the organization's root is called root here" : undefined),
};

const BREAK_GLASS_ROLE_ARN = exactRoleArn(
  "with a wildcard, an administrator of a member account could make a role that the policies spare",
);

/** The policies that keep the trail running. */
export const guardrails = mapping({
  targets: list(value(POLICY_TARGET), "a list of targets, such as [root]"),
  breakGlassRoles: list(text(BREAK_GLASS_ROLE_ARN), "a list of ARNs of roles").optional(),
  enabled: list(
    known("a guardrail", `one of ${guardrailIds.join(", ")}`, guardrailIds),
    "a list of guardrails, or leave it out",
  ).optional(),
  maximumPolicyBytes: oneOfNumbers("a quota of AWS for service control policies", [10240, 5120]).optional(),
  resourceControlPolicy: truth().optional(),
});
