/** Ids of the stacks. They name states and folders, so changing one is a breaking change. */
import type { Account, Organization } from "./config";

/** The log archive account's stack. */
export const LOG_ARCHIVE = "log-archive";

/** The management account's stack. */
export const MANAGEMENT = "management";

/** The stack that holds one account's alarms. */
export function alarmsStackId(account: Account): string {
  return `alarms-${account.key}`;
}

/** The stack that watches one account for attempts on the audit trail, in one Region. */
export function tamperWatchStackId(account: Account, region: string): string {
  return `tamper-watch-${account.key}-${region}`;
}

/** The stack in an account that holds alarms of its own. */
export function inAccountAlarmsStackId(account: Account): string {
  return `in-account-alarms-${account.key}`;
}

/** The stacks that one account brings about: they come and go with its entry in the configuration. */
export interface StacksOfAccount {
  /** In the management account: they can be destroyed whatever became of the account. */
  readonly elsewhere: readonly string[];
  /** In the account itself. */
  readonly inside: readonly string[];
}

/** The stacks of a member account. */
export function stacksOfMember({ alarms }: Organization, account: Account): StacksOfAccount {
  const has = (accounts: readonly Account[]) => accounts.some(({ key }) => key === account.key);
  return {
    elsewhere: alarms.perAccount === "insights" ? [] : [alarmsStackId(account)],
    inside: [
      ...(has(alarms.inAccount) ? [inAccountAlarmsStackId(account)] : []),
      ...(has(alarms.tamperWatch.accounts)
        ? alarms.tamperWatch.regions.map((region) => tamperWatchStackId(account, region))
        : []),
    ],
  };
}
