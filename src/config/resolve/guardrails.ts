// The catalogue's own file: the folder's index also renders policies, which needs cdktf.
import { guardrailIds } from "../../guardrails/catalogue";
import type { GuardrailsConfiguration } from "../configuration";
import type { Organization } from "../organization";

/** The guardrails, in the order of the catalogue: the order of a list in the configuration changes no policy. */
export function resolveGuardrails(guardrails: GuardrailsConfiguration): Organization["guardrails"] {
  const { enabled = guardrailIds } = guardrails;
  return {
    targets: guardrails.targets,
    breakGlassRoles: guardrails.breakGlassRoles ?? [],
    enabled: guardrailIds.filter((id) => enabled.includes(id)),
    maximumPolicyBytes: guardrails.maximumPolicyBytes ?? 10240,
    resourceControlPolicy: guardrails.resourceControlPolicy ?? false,
  };
}
