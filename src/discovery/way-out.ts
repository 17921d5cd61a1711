import type { Organization } from "../config";
import { stacksOfMember } from "../stack-ids";
import type { ClosedAccount } from "./changes";

/** What has to be done before the entry of a closed account may go. */
export interface WayOut {
  /** Stacks of the account in other accounts: they can be destroyed. */
  readonly destroyed: readonly string[];
  /** Stacks in the account itself: nobody gets in any more, so only their states are forgotten. */
  readonly forgotten: readonly string[];
  /** The commands, one a line, to be run where `cdktf.json` is, while the entry still stands. */
  readonly commands: readonly string[];
  /**
   * The commands, in one line, that take the account's alarms out of the cell that they share with others, once the entry
   * is gone.
   * @default - there is no such cell
   */
  readonly afterwards?: string;
}

/** The commands that deploy stacks, in one line to be run where `cdktf.json` is. */
export function deploymentOf(stacks: readonly string[]): string {
  return `npx cdktf synth && npx org-audit deploy ${stacks.join(" ")}`;
}

/**
 * How a closed account leaves. Nothing destroys a stack that is no longer synthesized: its resources would stay, and
 * alarm nobody about nothing. So its stacks go first, then its entry.
 *
 * @param terraform - what a shell knows Terraform by
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
 */
export function wayOutOf(organization: Organization, { account }: ClosedAccount, terraform: string): WayOut {
  const { elsewhere, inside, shared } = stacksOfMember(organization, account);
  const forget = (stack: string) => {
    const there = `${terraform} -chdir=cdktf.out/stacks/${stack}`;
    return `${there} init && ${there} state rm $(${there} state list)`;
  };
  return {
    destroyed: elsewhere,
    forgotten: inside,
    commands: [
      // cdktf refuses a stack without those that it depends on, unless it is told that they stand.
      ...(elsewhere.length === 0
        ? []
        : [`npx cdktf destroy ${elsewhere.join(" ")} --ignore-missing-stack-dependencies`]),
      ...(inside.length > 0 && elsewhere.length === 0 ? ["npx cdktf synth"] : []),
      ...inside.map(forget),
    ],
    afterwards: shared && deploymentOf([shared]),
  };
}
