/**
 * What organization policies deny: a catalogue, one guardrail a file, and the compilers that make policies of it.
 */
export { GUARDRAILS, guardrailIds } from "./catalogue";
export { exemptRoleArns, exemptRoleProblems, unlessPrincipalIs } from "./exempt-roles";
export type { ExemptRoles, Exemption, Guardrail, GuardrailContext } from "./guardrail";
export { MAXIMUM_POLICIES, packStatements } from "./pack-statements";
export { protectLogBucket } from "./protect-log-bucket";
export { protectLogFiles } from "./protect-log-files";
export { compileResourceControlPolicy } from "./resource-control-policy";
export { compileServiceControlPolicies } from "./service-control-policy";
export type { ServiceControlPolicyProps } from "./service-control-policy";
