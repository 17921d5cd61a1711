export { OrganizationTrail } from "./organization-trail";
export type { OrganizationTrailProps } from "./organization-trail";
export type { DataEvents, ExcludableEventSource, NetworkActivity, RecordedEvents } from "./event-selectors";
