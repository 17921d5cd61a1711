export { OrganizationDashboard } from "./organization-dashboard";
export type { OrganizationDashboardProps } from "./organization-dashboard";
