import type { ExistingStateConfiguration, StateBackendConfiguration } from "../configuration";
import type { Organization, StateBackend } from "../organization";

/** Where this module's stacks keep their states. */
export function resolveBackend(state: StateBackendConfiguration, absolutePath: (path: string) => string): StateBackend {
  return state.type === "local"
    ? { ...state, directory: absolutePath(state.directory) }
    : { ...state, keyPrefix: state.keyPrefix ?? "audit-trail", useLockfile: state.useLockfile ?? true };
}

/** The states that somebody else writes. */
export function resolveExistingStates(
  states: Readonly<Record<string, ExistingStateConfiguration>>,
  absolutePath: (path: string) => string,
): Organization["existingState"] {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      state.type === "local" ? { ...state, path: absolutePath(state.path) } : state,
    ]),
  );
}
