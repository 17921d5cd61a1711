export { ServiceControlPolicies } from "./service-control-policies";
export type { PolicyTarget, ServiceControlPoliciesProps } from "./service-control-policies";
