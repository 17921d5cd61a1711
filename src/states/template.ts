import { kindOf } from "./kinds";
import type { StateLocation } from "./kinds";

/** Stands for the stack's name in a template. */
export const STACK_PLACEHOLDER = "{stack}";

/** The state of one stack: every `{stack}` replaced by the stack's name. */
export function stateOf<Location extends StateLocation>(template: Location, stack: string): Location {
  const filled = Object.entries(template).map(([key, value]) => [
    key,
    typeof value === "string" ? value.replaceAll(STACK_PLACEHOLDER, stack) : (value as unknown),
  ]);
  return Object.fromEntries(filled) as Location;
}

/** Where a state lies, in one line without secrets: two states of one place are one state. */
export function placeOf(location: StateLocation): string {
  const { place, workspace } = kindOf(location);
  const isDefault = workspace?.(location) === "default";
  // Terraform keeps the workspace `default` where it keeps a state without a workspace.
  return place(isDefault ? ({ ...location, workspace: undefined } as StateLocation) : location);
}
