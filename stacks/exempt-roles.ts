import type { Organization } from "../src/config";
import type { ExemptRoles } from "../src/guardrails";
import type { ExistingValues } from "./existing-values";

/** The roles that guardrails and policies may spare: those that deploy into member accounts, and break-glass roles. */
export function exemptRoles({ accounts, management }: Organization, existing: ExistingValues): ExemptRoles {
  return {
    // Service control policies never bind the management account, and the log archive lets nobody in from there.
    deploymentRoleArns: accounts
      .filter(({ id }) => id !== management.id)
      .flatMap((account) => existing.deploymentRoleArn(account) ?? []),
    breakGlassRoleArns: existing.breakGlassRoleArns(),
  };
}
