import type { Edit } from "../config/edit";
import { valueAt } from "../config/finding";
import type { Changes, ClosedAccount } from "./changes";

/** What is written besides what was found. */
export interface EditOptions {
  /**
   * Name of the role that deploys into each new account, with its path.
   * @default - none is written
   */
  readonly roleName?: string;
  /** Closed accounts whose entries go. */
  readonly removed: readonly ClosedAccount[];
}

const MEMBERS = ["accounts", "members"];

/**
 * The edits that bring the configuration file up to date.
 *
 * @param configuration - the file's content as plain values
 * @param partition - partition of the organization, for the ARNs of roles
 */
export function editsOf(
  configuration: unknown,
  partition: string,
  changes: Changes,
  { roleName, removed }: EditOptions,
): Edit[] {
  const { joined, renamed, moved, placed } = changes;
  return [
    ...renamed.map(({ key, to }) => ({ set: [...MEMBERS, key, "name"], value: to })),
    ...[...moved, ...placed].map(({ key, to }) => ({ set: [...MEMBERS, key, "organizationalUnit"], value: to })),
    ...joined.map(({ key, id, name, organizationalUnit }) => ({
      set: [...MEMBERS, key],
      value: {
        id,
        name,
        ...(organizationalUnit === undefined ? {} : { organizationalUnit }),
        ...(roleName === undefined ? {} : { roleArn: `arn:${partition}:iam::${id}:role/${roleName}` }),
      },
    })),
    ...removalsOf(configuration, removed),
  ];
}

/** Removes entries, and their keys from the lists of accounts that something is done for. */
function removalsOf(configuration: unknown, removed: readonly ClosedAccount[]): Edit[] {
  const keys = removed.map(({ account }) => account.key);
  const lists = [
    ["alarms", "inAccount"],
    ["alarms", "tamperWatch", "accounts"],
  ];
  const items = lists.flatMap((path) => {
    const listed = valueAt(configuration, path);
    if (!Array.isArray(listed)) return [];
    // From the end, so that the positions of what is still to go stay the same.
    const positions = [...listed.keys()].filter((position) => keys.includes(String(listed[position]))).reverse();
    return positions.map((position) => ({ remove: [...path, position] }));
  });
  return [...items, ...keys.map((key) => ({ remove: [...MEMBERS, key] }))];
}
