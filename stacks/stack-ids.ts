/** Ids of the stacks. They name states and folders, so changing one is a breaking change. */
import type { Account } from "../src/config";

/** The log archive account's stack. */
export const LOG_ARCHIVE = "log-archive";

/** The management account's stack. */
export const MANAGEMENT = "management";

/** The stack that holds one account's alarms. */
export function alarmsStackId(account: Account): string {
  return `alarms-${account.key}`;
}
