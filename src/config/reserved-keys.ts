/** Keys that no member account may have, or their stacks would have the names of other stacks. */

/** Whether it is the key of an account that is no member. */
export function isKeyOfNonMember(key: string): boolean {
  return key === "management" || key === "log-archive";
}

/** Whether the account's stack of alarms would have the name of a cell: refused where `alarms.cells` groups accounts. */
export function isKeyOfCell(key: string): boolean {
  return /^cell-\d+$/.test(key);
}
