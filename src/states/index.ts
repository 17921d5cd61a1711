export type { ExistingStateConfiguration, StateBackendConfiguration } from "./configuration";
export type { Arguments, FromStack, StateKind } from "./kind";
export { kindOf, STATE_KINDS } from "./kinds";
export type { StateLocation } from "./kinds";
export { requireOwnPlaces } from "./own-places";
export { placeOf, STACK_PLACEHOLDER, stateOf } from "./template";
