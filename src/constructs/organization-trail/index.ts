export { OrganizationTrail } from "./organization-trail";
export type { OrganizationTrailProps } from "./organization-trail";
