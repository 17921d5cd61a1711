/** The configuration of an organization: read, checked and resolved. */
export type * from "./configuration";
export { defineOrganization } from "./define-organization";
export type { DefineOrganizationOptions } from "./define-organization";
export { loadForRepair, loadOrganization } from "./load";
export type { ReadFile } from "./load";
export type * from "./organization";
