import type { MemberAccountConfiguration, OrganizationConfiguration } from "../configuration";
import type { Finding, Path } from "../finding";
import { describePath } from "../finding";
import type { Sound } from "../sound";

/** An account as far as it was understood: what is missing or was refused is undefined. */
export interface ListedAccount extends Sound<MemberAccountConfiguration> {
  readonly path: Path;
  /** The part it plays, with its article: `the management account`. */
  readonly part: string;
}
/** Every account that the configuration lists: management, log archive, then the members. */
export function listAccounts({ accounts }: Sound<OrganizationConfiguration>): readonly ListedAccount[] {
  const members = Object.entries(accounts?.members ?? {});
  return [
    { ...accounts?.management, path: ["accounts", "management"], part: "the management account" },
    { ...accounts?.logArchive, path: ["accounts", "logArchive"], part: "the log archive account" },
    ...members.map(([key, member]) => ({ ...member, path: ["accounts", "members", key], part: "a member account" })),
  ];
}

/** Whether every account id is known, so that an id which is not among them is foreign for sure. */
export function allAccountsAreKnown(configuration: Sound<OrganizationConfiguration>): boolean {
  if (configuration.accounts?.members === undefined) return false;
  return listAccounts(configuration).every(({ id }) => id !== undefined);
}

/** An account plays one part, under one key. */
export function accountRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const firstById = new Map<string, ListedAccount>();
  return listAccounts(configuration).flatMap((account) => {
    if (account.id === undefined) return [];
    const first = firstById.get(account.id);
    if (first === undefined) {
      firstById.set(account.id, account);
      return [];
    }
    const other = describePath([...first.path, "id"]);
    const what =
      first.part === account.part
        ? `is the id of ${other} too`
        : `is the id of ${first.part} (${other}), which cannot be ${account.part} too`;
    const write =
      account.part === "a member account" ? "another account's id, or remove this member" : "another account's id";
    return [{ path: [...account.path, "id"], what, write }];
  });
}
