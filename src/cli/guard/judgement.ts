import { acceptancesOf } from "../../deployment/acceptance";
import { AuditTrailError } from "../../errors";
import type { Danger } from "../../guard";
import { dangersIn, parsePlan } from "../../guard";
import type { ExitCode } from "../exit-codes";
import { EXIT_CODES } from "../exit-codes";
import { nameOfInput } from "../input";

/** What the guard says of several plans. */
export interface Judgement {
  /** In the order of the command line, without those that could not be read. */
  readonly plans: readonly JudgedPlan[];
  readonly unreadable: readonly UnreadablePlan[];
  /**
   * Acceptances that met no danger: taken away they cannot let through one that comes later. None where some plan could
   * not be read: it may be the one that they are for.
   */
  readonly unusedAcceptances: readonly string[];
}

export interface JudgedPlan {
  /** The plan as the command line names it. */
  readonly plan: string;
  readonly dangers: readonly (Danger & { readonly accepted: boolean })[];
}

export interface UnreadablePlan {
  readonly plan: string;
  /** Everything that is wrong with it. */
  readonly reason: string;
}

/**
 * Judges every plan, however many of the others cannot be read.
 *
 * @param accepted - addresses whose dangers are wanted, as `address` for every plan or as `plan:address` for one
 * @param read - reads a plan's JSON
 */
export async function judgePlans(
  plans: readonly string[],
  accepted: readonly string[],
  read: (plan: string) => Promise<string>,
): Promise<Judgement> {
  const judged: JudgedPlan[] = [];
  const unreadable: UnreadablePlan[] = [];
  for (const plan of plans) {
    try {
      const dangers = dangersIn(parsePlan(await read(plan), nameOfInput(plan))).map((danger) => ({
        ...danger,
        accepted: acceptancesOf(plan, danger).some((name) => accepted.includes(name)),
      }));
      judged.push({ plan, dangers });
    } catch (error) {
      if (!AuditTrailError.isAuditTrailError(error)) {
        throw error;
      }
      unreadable.push({ plan, reason: error.message });
    }
  }
  const met = judged.flatMap(({ plan, dangers }) => dangers.flatMap((danger) => acceptancesOf(plan, danger)));
  const unusedAcceptances = unreadable.length > 0 ? [] : accepted.filter((name) => !met.includes(name));
  return { plans: judged, unreadable, unusedAcceptances };
}

/** What to tell the shell. A plan that could not be read may hold any danger, so it weighs most. */
export function exitCodeOf({ plans, unreadable }: Judgement): ExitCode {
  if (unreadable.length > 0) {
    return EXIT_CODES.unreadableInput;
  }
  const isRefused = plans.some(({ dangers }) => dangers.some(({ accepted }) => !accepted));
  return isRefused ? EXIT_CODES.planRefused : EXIT_CODES.success;
}
