/** What the configuration does not know yet of the organization's accounts. */
import type { Account, Organization } from "../config";
import type { Problem } from "../errors";
import { pathOfUnits } from "./discovered";
import type { Discovered, DiscoveredAccount } from "./discovered";
import { memberKey } from "./member-key";
import { hasTags, isClosed, isInPlace, stateOf } from "./selection";
import type { Selection } from "./selection";

/** An account that is not in the configuration yet. */
export interface JoinedAccount {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly organizationalUnit?: string;
}

/** Something that is written otherwise in the configuration. */
export interface ChangedAccount {
  readonly key: string;
  readonly id: string;
  /** What the configuration says; undefined where it says nothing yet. */
  readonly from?: string;
  /** What is true. */
  readonly to: string;
}

/** An account of the configuration that is closed, or that has left the organization. */
export interface ClosedAccount {
  readonly account: Account;
  /** State of the account, such as `SUSPENDED`; undefined where it has left. */
  readonly state?: string;
}

/** How accounts and configuration differ: what `discover` shows and writes. */
export interface Changes {
  readonly joined: readonly JoinedAccount[];
  readonly renamed: readonly ChangedAccount[];
  readonly moved: readonly ChangedAccount[];
  /** Accounts whose organizational unit is written down for the first time. */
  readonly placed: readonly ChangedAccount[];
  readonly closed: readonly ClosedAccount[];
}

/** Whether the configuration knows everything. */
export function isUpToDate(changes: Changes): boolean {
  return Object.values(changes).every((changed: readonly unknown[]) => changed.length === 0);
}

/**
 * Compares the members of the configuration with the accounts that were found, by id: an account keeps its key whatever
 * it is called. Management and log archive account are no members, and are left alone.
 *
 * @param selection - which accounts join; those that are in the configuration already stay, whatever it says
 */
export function changesOf(organization: Organization, discovered: Discovered, selection: Selection): Changes {
  const [members, others] = partition(organization.accounts, (account) => isMember(organization, account));
  const found = new Map(discovered.accounts.map((account) => [account.id, account]));
  const known = new Set(organization.accounts.map(({ id }) => id));
  const standing = members.flatMap((account) => {
    const present = found.get(account.id);
    return present === undefined || isClosed(present, selection) ? [] : [{ account, present }];
  });
  const places = standing.flatMap(({ account, present }) => {
    const to = present.organizationalUnits && pathOfUnits(present.organizationalUnits);
    const { key, id, organizationalUnit: from } = account;
    return to === undefined || to === from ? [] : [{ key, id, from, to }];
  });
  const [placed, moved] = partition(places, ({ from }) => from === undefined);
  return {
    joined: joinedAccounts(
      discovered.accounts.filter(
        (account) => !known.has(account.id) && isInPlace(account, selection) && hasTags(account, selection),
      ),
      [...members, ...others],
    ),
    renamed: standing.flatMap(({ account: { key, id, name: from }, present: { name: to } }) =>
      to === undefined || to === from ? [] : [{ key, id, from, to }],
    ),
    moved,
    placed,
    closed: members.flatMap((account) => {
      const present = found.get(account.id);
      if (present === undefined) return discovered.complete ? [{ account }] : [];
      return isClosed(present, selection) ? [{ account, state: stateOf(present) }] : [];
    }),
  };
}

/**
 * What contradicts the configuration so plainly that nothing may be written: most likely these are another
 * organization's accounts.
 */
export function contradictions(organization: Organization, discovered: Discovered): readonly Problem[] {
  const { id, managementAccountId, accounts, complete } = discovered;
  const { management, logArchiveAccount } = organization;
  const problems: Problem[] = [];
  const contradict = (where: string, what: string, found: string, write: string) =>
    problems.push({ where, what, found: JSON.stringify(found), write });

  if (id !== undefined && typeof organization.id === "string" && organization.id !== id) {
    contradict("organization.id", "is not the organization whose accounts were read", organization.id, orAccess(id));
  }
  if (managementAccountId !== undefined && management.id !== managementAccountId) {
    const what = "is not the management account of the organization whose accounts were read";
    contradict("accounts.management.id", what, management.id, orAccess(managementAccountId));
  }
  const logArchive = accounts.find((account) => account.id === logArchiveAccount.id);
  if (logArchive === undefined ? complete : stateOf(logArchive) !== "ACTIVE") {
    const what = logArchive ? `is an account that is ${stateOf(logArchive)}` : "is no account of the organization";
    const write = "the id of the account that keeps the log files";
    contradict("accounts.logArchive.id", what, logArchiveAccount.id, write);
  }
  return problems;
}

const orAccess = (id: string) => `"${id}", or read with credentials of the organization that is meant`;

function isMember({ management, logArchiveAccount }: Organization, { id }: Account): boolean {
  return id !== management.id && id !== logArchiveAccount.id;
}

/** New accounts in the order of their names, so that the same accounts get the same keys. */
function joinedAccounts(accounts: readonly DiscoveredAccount[], known: readonly Account[]): JoinedAccount[] {
  const taken = new Set(known.map(({ key }) => key));
  const inOrder = [...accounts].sort((one, other) => compare(nameOf(one), nameOf(other)) || compare(one.id, other.id));
  return inOrder.map((account) => {
    const { id, name, key: word, organizationalUnits } = account;
    const key = memberKey([word, name, id], taken);
    taken.add(key);
    const place = organizationalUnits && { organizationalUnit: pathOfUnits(organizationalUnits) };
    return { key, id, name: nameOf(account), ...place };
  });
}

function nameOf({ name, key, id }: DiscoveredAccount): string {
  return name ?? key ?? id;
}

/** By code units: the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
