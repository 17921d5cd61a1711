import { kindOf } from "../../states";
import type { ExistingStateConfiguration, StateBackendConfiguration, StateLocation } from "../../states";

/** Turns a path that the configuration names into an absolute one. */
type AbsolutePath = (path: string) => string;

/** Where this module's stacks keep their states: the template with every default filled in. */
export function resolveBackend(state: StateBackendConfiguration, absolutePath: AbsolutePath): StateLocation {
  const written = located(state, absolutePath);
  return { ...kindOf(state).defaults(written), ...written };
}

/** The states that somebody else writes. */
export function resolveExistingStates(
  states: Readonly<Record<string, ExistingStateConfiguration>>,
  absolutePath: AbsolutePath,
): Readonly<Record<string, StateLocation>> {
  return Object.fromEntries(Object.entries(states).map(([name, state]) => [name, located(state, absolutePath)]));
}

function located(state: StateBackendConfiguration | ExistingStateConfiguration, absolutePath: AbsolutePath) {
  const paths: readonly string[] = kindOf(state).paths ?? [];
  const written = Object.entries(state)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, paths.includes(key) ? absolutePath(value as string) : (value as unknown)]);
  return Object.fromEntries(written) as StateLocation;
}
