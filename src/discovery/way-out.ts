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
   * The command that takes the account's alarms out of the cell that they share with others, once the entry is gone.
   * @default - there is no such cell
   */
  readonly afterwards?: string;
}

/**
 * How a closed account leaves. Nothing destroys a stack that is no longer synthesized: its resources would stay, and
 * alarm nobody about nothing. So its stacks go first, then its entry.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
 */
export function wayOutOf(organization: Organization, { account }: ClosedAccount): WayOut {
  const { elsewhere, inside, shared } = stacksOfMember(organization, account);
  const forget = (stack: string) => {
    const terraform = `terraform -chdir=cdktf.out/stacks/${stack}`;
    return `${terraform} init && ${terraform} state rm $(${terraform} state list)`;
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
    afterwards: shared && `npx cdktf deploy ${shared} --ignore-missing-stack-dependencies`,
  };
}
