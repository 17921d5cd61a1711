import type { OrganizationConfiguration } from "../configuration";
import { describePath } from "../finding";
import type { Finding, Path } from "../finding";
import type { Sound } from "../sound";
import { listAccounts } from "./accounts";

/** Nothing stands in a list twice. */
export function repetitionRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const { organization, guardrails, trail, alarms } = configuration;
  // A target may name the root by its word or by the same id or reference as organization.rootId.
  const targets = guardrails?.targets?.map((target) => (target === "root" ? (organization?.rootId ?? target) : target));

  return [
    ...repetitionsIn(["guardrails", "targets"], targets),
    ...repetitionsIn(["guardrails", "breakGlassRoles"], guardrails?.breakGlassRoles),
    ...repetitionsIn(["trail", "insights"], trail?.insights),
    ...repetitionsIn(["alarms", "subscribers"], alarms?.subscribers),
    ...listAccounts(configuration).flatMap(({ path, subscribers }) =>
      repetitionsIn([...path, "subscribers"], subscribers),
    ),
  ];
}

function repetitionsIn(path: Path, items: readonly unknown[] = []): Finding[] {
  const firstByText = new Map<string, number>();
  return items.flatMap((item, index) => {
    if (item === undefined) return [];
    const text = JSON.stringify(typeof item === "object" && item !== null ? Object.entries(item).sort() : item);
    const first = firstByText.get(text);
    if (first === undefined) {
      firstByText.set(text, index);
      return [];
    }
    const what = `stands in ${describePath([...path, first])} already`;
    return [{ path: [...path, index], what, write: "something else, or remove it" }];
  });
}
