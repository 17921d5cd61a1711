import { pathOfUnits } from "./discovered";
import type { Discovered, DiscoveredAccount } from "./discovered";

/** The states that mean that an account is closed, or is about to be. */
export const CLOSED_STATES: readonly string[] = ["PENDING_CLOSURE", "SUSPENDED", "CLOSED"];

/** Every state of an account. */
export const ACCOUNT_STATES = ["PENDING_ACTIVATION", "ACTIVE", ...CLOSED_STATES] as const;

/** Which accounts belong in the configuration. Each filter that is left out lets everything pass. */
export interface Selection {
  /** Paths or ids of organizational units: the account is in one of them, however deep. */
  readonly organizationalUnits: readonly string[];
  /** Tags that the account has, all of them: `key=value`, or `key` with any value. */
  readonly tags: readonly string[];
  /** States of accounts that belong in the configuration. */
  readonly states: readonly string[];
}

/** Whether an account belongs in the configuration as far as its state and its place go. */
export function isInPlace(account: DiscoveredAccount, { organizationalUnits, states }: Selection): boolean {
  return (
    states.includes(stateOf(account)) && (organizationalUnits.length === 0 || isBelow(account, organizationalUnits))
  );
}

/** Whether an account has every tag that is asked for. */
export function hasTags({ tags }: DiscoveredAccount, { tags: wanted }: Selection): boolean {
  return wanted.every((tag) => {
    const [key = "", ...value] = tag.split("=");
    const found = tags !== undefined && Object.hasOwn(tags, key) ? tags[key] : undefined;
    return value.length === 0 ? found !== undefined : found === value.join("=");
  });
}

/** Whether an account is closed, or so near to it that it does not belong in the configuration. */
export function isClosed(account: DiscoveredAccount, { states }: Selection): boolean {
  return CLOSED_STATES.includes(stateOf(account)) && !states.includes(stateOf(account));
}

/** State of an account; active where nobody says. */
export function stateOf({ state }: DiscoveredAccount): string {
  return state ?? "ACTIVE";
}

/** Every name by which an organizational unit can be meant: paths and ids. */
export function namesOfUnits({ units }: Discovered): ReadonlySet<string> {
  return new Set(["root", ...units.flatMap(namesAround)]);
}

function isBelow({ organizationalUnits }: DiscoveredAccount, wanted: readonly string[]): boolean {
  if (organizationalUnits === undefined) return false;
  const names = namesAround(organizationalUnits);
  return wanted.some((name) => name === "root" || names.includes(name));
}

/** Path and id of each unit around an account. */
function namesAround(units: NonNullable<DiscoveredAccount["organizationalUnits"]>): string[] {
  return units.flatMap(({ id }, depth) => [id, pathOfUnits(units.slice(0, depth + 1))]);
}
