// The catalogue's own file: the folder's index also renders policies, which needs cdktf.
import { guardrailIds } from "../../guardrails/catalogue";
import { exactRoleArn } from "./arn-forms";
import { known, list, mapping, oneOfNumbers, truth } from "./form";
import { TARGET } from "./id-forms";
import { value } from "./value";

const BREAK_GLASS_ROLE_ARN = exactRoleArn(
  "with a wildcard, an administrator of a member account could make a role that the policies spare",
);

/** The policies that keep the trail running. */
export const guardrails = mapping({
  targets: list(value(TARGET), "a list of targets, such as [root]"),
  breakGlassRoles: list(value(BREAK_GLASS_ROLE_ARN), "a list of ARNs of roles").optional(),
  enabled: list(
    known("a guardrail", `one of ${guardrailIds.join(", ")}`, guardrailIds),
    "a list of guardrails, or leave it out",
  ).optional(),
  maximumPolicyBytes: oneOfNumbers("a quota of AWS for service control policies", [10240, 5120]).optional(),
  resourceControlPolicy: truth().optional(),
});
