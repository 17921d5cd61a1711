import type { Colors } from "picocolors/types";
import { printable } from "../terminal";
import type { JudgedPlan, Judgement } from "./judgement";
import { nameOfInput } from "../input";

/** A judgement as a page that a person reads: every danger with what, before and after, why, and what to do instead. */
export function printJudgement({ plans, unreadable }: Judgement, colors: Colors): string {
  const dangers = plans.flatMap((plan) => plan.dangers.map((danger) => printDanger(plan, danger, colors)));
  return [...dangers, colors.dim(printCounts(plans, unreadable.length))].map((part) => `${part}\n`).join("\n");
}

function printDanger({ plan }: JudgedPlan, danger: JudgedPlan["dangers"][number], colors: Colors): string {
  const { address, what, found, reason, instead, rule, accepted } = danger;
  const verdict = accepted ? colors.yellow("accepted") : colors.red("refused");
  return [
    `${verdict}  ${printable(nameOfInput(plan))}  ${colors.bold(printable(address))}`,
    `  ${printable(what)}  ${colors.dim(`(${rule})`)}`,
    ...(found === undefined ? [] : [`    found: ${printable(found)}`]),
    `    why: ${reason}`,
    `    instead: ${instead}`,
  ].join("\n");
}

function printCounts(plans: readonly JudgedPlan[], unreadable: number): string {
  const dangers = plans.flatMap((plan) => plan.dangers);
  const refused = dangers.filter(({ accepted }) => !accepted).length;
  const counts = [
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(dangers.length > refused ? [`${dangers.length - refused} accepted`] : []),
  ];
  return [
    ...(plans.length > 0 ? [`${counts.join(", ") || "Nothing refused"} in ${countPlans(plans.length)}.`] : []),
    ...(unreadable > 0 ? [`Not judged: ${countPlans(unreadable)}.`] : []),
  ].join(" ");
}

function countPlans(number: number): string {
  return `${number} ${number === 1 ? "plan" : "plans"}`;
}
