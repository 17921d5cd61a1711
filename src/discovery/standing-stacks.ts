import type { Organization } from "../config";
import type { Problem } from "../errors";
import { stacksOfMember } from "../stack-ids";
import { stateOf } from "../states";
import type { ClosedAccount } from "./changes";
import { pullState } from "./pull-state";

/**
 * Why entries of closed accounts may not go yet: a stack still has resources, which nobody would ever destroy, or nobody
 * can tell whether it has.
 */
export async function standingStacks(
  organization: Organization,
  closed: readonly ClosedAccount[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const { account } of closed) {
    const { elsewhere, inside } = stacksOfMember(organization, account);
    for (const stack of [...elsewhere, ...inside]) {
      const pulled = await pullState(stateOf(organization.state, stack), stack, environment);
      if ("problem" in pulled) {
        problems.push(pulled.problem);
        continue;
      }
      const managed = (pulled.state?.resources ?? []).filter(({ mode }) => mode === "managed");
      const count = managed.reduce((sum, { instances }) => sum + instances.length, 0);
      if (count === 0) continue;
      problems.push({
        where: `accounts.members.${account.key}`,
        what: `cannot go: the state of its stack ${stack} still has ${count} ${count === 1 ? "resource" : "resources"}`,
        write: "the commands of its way out first, which org-audit discover prints",
      });
    }
  }
  return problems;
}
