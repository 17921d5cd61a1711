import { describeValue } from "../attribute";
import type { Finding } from "../rule";
import { canonical, parseObject } from "../value";
import { isCovered } from "./cover";
import { readPolicy } from "./statement";
import type { Statement } from "./statement";

/**
 * Everything by which a policy may let in more than before: an Allow that none of the old ones covers, and a Deny that
 * none of the new ones covers. A request that only one of them decides is not looked for, so what is found may be
 * harmless, but what is not found is.
 */
export function openingsOf(before: string, after: string): Finding[] {
  const [old, renewed] = [readPolicy(before), readPolicy(after)];
  if ("unreadable" in old || "unreadable" in renewed) {
    const reason =
      "unreadable" in renewed
        ? `new policy: ${renewed.unreadable}`
        : `old policy: ${"unreadable" in old ? old.unreadable : ""}`;
    return isSameText(before, after) ? [] : [{ what: "cannot be compared with the old policy", found: reason }];
  }
  const [oldAllows, oldDenies] = byEffect(old.statements);
  const [newAllows, newDenies] = byEffect(renewed.statements);
  return [
    ...newAllows
      .filter((statement) => !isCovered(statement, oldAllows))
      .map((statement) => describeOpening(statement, oldAllows, "allows more by", "allows something new by", false)),
    ...oldDenies
      .filter((statement) => !isCovered(statement, newDenies))
      .map((statement) =>
        describeOpening(statement, newDenies, "denies less by", "denies no longer what was denied by", true),
      ),
  ];
}

function byEffect(statements: readonly Statement[]): [allows: Statement[], denies: Statement[]] {
  return [statements.filter(({ effect }) => effect === "Allow"), statements.filter(({ effect }) => effect === "Deny")];
}

function isSameText(one: string, other: string): boolean {
  const [left, right] = [parseObject(one), parseObject(other)];
  return one === other || (left !== undefined && right !== undefined && canonical(left) === canonical(right));
}

/** With the statement of the same name on the other side only what differs is shown. */
function describeOpening(
  statement: Statement,
  others: readonly Statement[],
  changed: string,
  single: string,
  isBefore: boolean,
): Finding {
  const twin = others.find(({ name, source }) => name === statement.name && "Sid" in source);
  if (!twin) {
    return { what: `${single} statement ${statement.name}`, found: canonical(statement.source) };
  }
  const [before, after] = isBefore ? [statement.source, twin.source] : [twin.source, statement.source];
  const differences = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => canonical(before[key] ?? null) !== canonical(after[key] ?? null))
    .map((key) => `${key}: ${describeValue(before[key])} → ${describeValue(after[key])}`);
  return { what: `${changed} statement ${statement.name}`, found: differences.join("; ") };
}
