export { ResourceControlPolicy } from "./resource-control-policy";
export type { ResourceControlPolicyProps } from "./resource-control-policy";
export { ServiceControlPolicies } from "./service-control-policies";
export type { PolicyTarget, ServiceControlPoliciesProps } from "./service-control-policies";
