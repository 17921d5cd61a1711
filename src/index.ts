/** The published library: everything that another CDKTF app may import. */
export { defineOrganization, loadOrganization } from "./config";
export type * from "./config";
export * from "./constructs/alarms";
export * from "./constructs/dashboard";
export * from "./constructs/guardrails";
export * from "./constructs/in-account-alarms";
export * from "./constructs/log-archive";
export * from "./constructs/organization-trail";
export * from "./constructs/tamper-watch";
export * from "./contracts";
export * from "./detections";
export * from "./errors";
export * from "./guardrails";
export * from "./names";
export * from "./policy";
