import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";
import { allAccountsAreKnown, listAccounts } from "./accounts";

/** The guardrails are attached somewhere, once to each target, and only where they bind anybody. */
export function targetRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const targets = configuration.guardrails?.targets;
  if (targets === undefined) return [];
  if (targets.length === 0) {
    return [
      { path: ["guardrails", "targets"], what: "names no target: no policy would bind anybody", write: "[root]" },
    ];
  }
  const texts = targets.map((target) => (typeof target === "object" ? `${target.state}.${target.output}` : target));
  return targets.flatMap((target, index): Finding[] => {
    const path = ["guardrails", "targets", index];
    const first = texts.indexOf(texts[index]);
    if (target !== undefined && first < index) {
      return [{ path, what: `stands in guardrails.targets[${first}] already`, write: "each target once" }];
    }
    return typeof target === "string" ? accountRules(configuration, target, path) : [];
  });
}

function accountRules(
  configuration: Sound<OrganizationConfiguration>,
  target: string,
  path: Finding["path"],
): Finding[] {
  if (!/^\d+$/.test(target)) return [];
  if (target === configuration.accounts?.management?.id) {
    const what = "is the management account, which service control policies never bind";
    return [{ path, what, write: "root, an organizational unit or a member account" }];
  }
  const listed = listAccounts(configuration).some(({ id }) => id === target);
  if (listed || !allAccountsAreKnown(configuration)) return [];
  const what = "is not the id of one of the organization's accounts";
  return [{ path, what, write: "the id of a member account or of the log archive account" }];
}
