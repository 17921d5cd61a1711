/** Ids of the stacks. They name states and folders, so changing one is a breaking change. */
import type { Account, AlarmCell, Organization } from "./config";

/** The kinds of stacks. An id is its kind, followed by the account and the Region where there is one stack for each. */
export const STACK_KINDS = ["log-archive", "management", "alarms", "in-account-alarms", "tamper-watch"] as const;

/** One of {@link STACK_KINDS}. */
export type StackKind = (typeof STACK_KINDS)[number];

/** What kind of stack an id names. */
export function stackKindOf(id: string): StackKind {
  return STACK_KINDS.find((kind) => id === kind || id.startsWith(`${kind}-`))!;
}

/** The log archive account's stack. */
export const LOG_ARCHIVE = "log-archive";

/** The management account's stack. */
export const MANAGEMENT = "management";

/** The stack that holds one account's alarms. */
export function alarmsStackId(account: Account): string {
  return `alarms-${account.key}`;
}

/** The stack that holds the alarms of a cell of accounts. The number of cells is no part of it, so it never changes. */
export function alarmCellStackId({ number }: Pick<AlarmCell, "number">): string {
  return `alarms-cell-${String(number).padStart(2, "0")}`;
}

/** The stack that watches one account for attempts on the audit trail, in one Region. */
export function tamperWatchStackId(account: Account, region: string): string {
  return `tamper-watch-${account.key}-${region}`;
}

/** The stack in an account that holds alarms of its own, in one Region. The home Region is no part of the id. */
export function inAccountAlarmsStackId({ homeRegion }: Home, account: Pick<Account, "key">, region: string): string {
  const id = `in-account-alarms-${account.key}`;
  return region === homeRegion ? id : `${id}-${region}`;
}

type Home = Pick<Organization, "homeRegion">;

/** The stacks that one account brings about: they come and go with its entry in the configuration. */
export interface StacksOfAccount {
  /** In the management account: they can be destroyed whatever became of the account. */
  readonly elsewhere: readonly string[];
  /** In the account itself. */
  readonly inside: readonly string[];
  /**
   * In the management account, and shared with other accounts: it stays, without this one's alarms.
   * @default - none
   */
  readonly shared?: string;
}

/** The stacks of a member account. */
export function stacksOfMember(organization: Organization, account: Account): StacksOfAccount {
  const { alarms } = organization;
  const has = (accounts: readonly Account[]) => accounts.some(({ key }) => key === account.key);
  const cell = alarms.cells.find(({ accounts }) => has(accounts));
  return {
    elsewhere: alarms.perAccount === "insights" || cell ? [] : [alarmsStackId(account)],
    shared: cell && alarmCellStackId(cell),
    inside: [
      ...(has(alarms.inAccount.accounts)
        ? alarms.inAccount.regions.map((region) => inAccountAlarmsStackId(organization, account, region))
        : []),
      ...(has(alarms.tamperWatch.accounts)
        ? alarms.tamperWatch.regions.map((region) => tamperWatchStackId(account, region))
        : []),
    ],
  };
}
