export { OrganizationTrail } from "./organization-trail";
export type { OrganizationTrailProps } from "./organization-trail";
export { EVENT_SELECTOR_LIMITS } from "./event-selector-limits";
export type { DataEvents, ExcludableEventSource, NetworkActivity, RecordedEvents } from "./event-selectors";
