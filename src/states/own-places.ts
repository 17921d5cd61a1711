import { StateError } from "../errors";
import type { Problem } from "../errors";
import { kindOf } from "./kinds";
import type { StateLocation } from "./kinds";
import { placeOf, stateOf } from "./template";

/**
 * Makes sure that every stack has a state of its own, in a place whose name its backend takes as it is.
 *
 * @param template - where the stacks keep their states, with `{stack}` in it
 * @param stacks - names of all stacks
 * @param existing - states that somebody else writes, by name
 * @throws StateError with every stack whose state would be another's, or has a name that is too long
 */
export function requireOwnPlaces(
  template: StateLocation,
  stacks: readonly string[],
  existing: Readonly<Record<string, StateLocation>>,
): void {
  const owners = new Map(Object.entries(existing).map(([name, state]) => [placeOf(state), `existing state ${name}`]));
  const problems: Problem[] = [];
  for (const stack of stacks) {
    const state = stateOf(template, stack);
    const place = placeOf(state);
    const owner = owners.get(place);
    if (owner !== undefined) {
      problems.push({
        where: stack,
        what: `would keep its state where the ${owner} has its own`,
        found: place,
        write: `another ${describe(template)}`,
      });
    }
    owners.set(place, `stack ${stack}`);
    problems.push(...tooLong(template, state, stack));
  }
  if (problems.length > 0) throw new StateError(problems);
}

function tooLong(template: StateLocation, state: StateLocation, stack: string): Problem[] {
  const { template: key, longestTemplate } = kindOf(template);
  const filled = (state as unknown as Record<string, string>)[key] ?? "";
  const bytes = Buffer.byteLength(filled);
  if (longestTemplate === undefined || bytes <= longestTemplate) return [];
  return [
    {
      where: stack,
      what: `has a state whose ${key} is ${bytes} bytes long, and the backend ${template.type} takes ${longestTemplate}`,
      found: filled,
      write: `a shorter ${describe(template)}`,
    },
  ];
}

function describe(template: StateLocation): string {
  return `state.${kindOf(template).template} in the configuration`;
}
