/** What service control policies deny: a catalogue, one guardrail a file, and the compiler that packs it into policies. */
export { GUARDRAILS, guardrailIds } from "./catalogue";
export type { Guardrail } from "./guardrail";
export { MAXIMUM_POLICIES, packStatements } from "./pack-statements";
export { compileServiceControlPolicies } from "./service-control-policy";
export type { ServiceControlPolicyProps } from "./service-control-policy";
