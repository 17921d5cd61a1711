import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";
import { allAccountsAreKnown, listAccounts } from "./accounts";

/** The guardrails are attached somewhere, and only where they bind anybody. */
export function targetRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const targets = configuration.guardrails?.targets ?? [undefined];
  if (targets.length === 0) {
    return [
      { path: ["guardrails", "targets"], what: "names no target: no policy would bind anybody", write: "[root]" },
    ];
  }
  return targets.flatMap((target, index) => {
    if (typeof target !== "string" || !/^\d+$/.test(target)) return [];
    const path = ["guardrails", "targets", index];
    if (target === configuration.accounts?.management?.id) {
      const what = "is the management account, which service control policies never bind";
      return [{ path, what, write: "root, the id of an organizational unit or of a member account" }];
    }
    const listed = listAccounts(configuration).some(({ id }) => id === target);
    if (listed || !allAccountsAreKnown(configuration)) return [];
    const what = "is not the id of one of the organization's accounts";
    return [{ path, what, write: "the id of a member account or of the log archive account" }];
  });
}
