import { createHash } from "node:crypto";
import type { Account, AlarmCell } from "../organization";

/** Groups accounts into so many cells, in the order of the cells. No cells where the number is 0. */
export function alarmCells(accounts: readonly Account[], count: number): readonly AlarmCell[] {
  const cells = Array.from({ length: count }, (_, index) => ({ number: index + 1, accounts: [] as Account[] }));
  if (count > 0) {
    for (const account of accounts) cells[cellOf(account.id, count) - 1]!.accounts.push(account);
  }
  return cells;
}

/** The multiplier of a generator of pseudo-random numbers of 64 bits. */
const MULTIPLIER = 2_862_933_555_777_941_757n;

/**
 * The number of an account's cell, from 1: a jump consistent hash of the account id. It depends on no other account, the
 * cells are about equally large, and one cell more takes its share from all others, and moves nobody between them.
 * @see https://arxiv.org/abs/1406.2294
 */
export function cellOf(accountId: string, cells: number): number {
  let key = createHash("sha256").update(accountId).digest().readBigUInt64BE();
  let cell = 0;
  for (let next = 0; next < cells;) {
    cell = next;
    key = BigInt.asUintN(64, key * MULTIPLIER + 1n);
    next = Math.floor((cell + 1) * (2 ** 31 / (Number(key >> 33n) + 1)));
  }
  return cell + 1;
}
