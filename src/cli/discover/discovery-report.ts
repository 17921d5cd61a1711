/** What `org-audit discover` found, as one object. */
import type { Organization } from "../../config";
import { wayOutOf } from "../../discovery";
import type { ChangedAccount, Changes, JoinedAccount } from "../../discovery";
import { stacksOfMember } from "../../stack-ids";

/** A closed account, and how it leaves the configuration. */
export interface ClosedEntry {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  /** State of the account, such as `SUSPENDED`; null where it has left the organization. */
  readonly state: string | null;
  /** Whether its entry is removed. */
  readonly removed: boolean;
  /** Stacks to destroy before the entry goes. */
  readonly destroy: readonly string[];
  /** Stacks in the account itself, out of everybody's reach: their states are to be forgotten. */
  readonly forget: readonly string[];
  /** The commands that do both. */
  readonly commands: readonly string[];
  /**
   * The commands, in one line, that take its alarms out of the cell that it shared, once the entry is gone; null without
   * a cell.
   */
  readonly afterwards: string | null;
}

/** The whole report. */
export interface DiscoveryReport {
  /** Path of the configuration file, as the user named it. */
  readonly file: string;
  /** Whether the file knew everything. */
  readonly upToDate: boolean;
  /** Whether the file was written. */
  readonly written: boolean;
  readonly joined: readonly (JoinedAccount & { readonly stacks: readonly string[] })[];
  readonly renamed: readonly ChangedAccount[];
  readonly moved: readonly ChangedAccount[];
  readonly placed: readonly ChangedAccount[];
  readonly closed: readonly ClosedEntry[];
}

/**
 * Puts a report together.
 *
 * @param organization - as it was configured before
 * @param updated - as it is configured with the changes
 */
export function createDiscoveryReport(
  organization: Organization,
  updated: Organization,
  changes: Changes,
  about: Pick<DiscoveryReport, "file" | "upToDate" | "written"> & {
    readonly removesClosed: boolean;
    /** What a shell knows Terraform by. */
    readonly terraform: string;
  },
): DiscoveryReport {
  const { removesClosed, terraform, ...rest } = about;
  const { joined, renamed, moved, placed, closed } = changes;
  return {
    ...rest,
    joined: joined.map((account) => {
      const entry = updated.accounts.find(({ id }) => id === account.id)!;
      const { elsewhere, inside, shared } = stacksOfMember(updated, entry);
      return { ...account, stacks: [...elsewhere, ...(shared === undefined ? [] : [shared]), ...inside] };
    }),
    renamed,
    moved,
    placed,
    closed: closed.map((entry) => {
      const { key, id, name } = entry.account;
      const wayOut = wayOutOf(organization, entry, terraform);
      const { destroyed: destroy, forgotten: forget, commands, afterwards = null } = wayOut;
      const state = entry.state ?? null;
      return { key, id, name, state, removed: removesClosed, destroy, forget, commands, afterwards };
    }),
  };
}
