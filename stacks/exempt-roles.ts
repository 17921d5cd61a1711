import type { Organization } from "../src/config";
import type { ExemptRoles } from "../src/guardrails";

/** The roles that guardrails and policies may spare: those that deploy into member accounts, and break-glass roles. */
export function exemptRoles({ accounts, management, guardrails }: Organization): ExemptRoles {
  return {
    // Service control policies never bind the management account, and the log archive lets nobody in from there.
    deploymentRoleArns: accounts.flatMap(({ id, roleArn }) => (roleArn && id !== management.id ? [roleArn] : [])),
    breakGlassRoleArns: guardrails.breakGlassRoles,
  };
}
