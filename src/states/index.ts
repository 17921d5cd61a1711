export type { ExistingStateConfiguration, StateBackendConfiguration } from "./configuration";
export type { Arguments, FromStack, StateKind } from "./kind";
export { kindOf, STATE_KINDS } from "./kinds";
export type { StateLocation } from "./kinds";
export { requireOwnPlaces } from "./own-places";
export { readerBackend } from "./reader-backend";
export type { ReaderBackend } from "./reader-backend";
export { placeOf, STACK_PLACEHOLDER, stateOf } from "./template";
