import type { OrganizationConfiguration } from "../configuration";
import { didYouMean } from "../did-you-mean";
import type { Finding, Path } from "../finding";
import type { Sound } from "../sound";

/** A reference names an existing state. */
export function referenceRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  if ("existingState" in configuration && configuration.existingState === undefined) return [];
  const names = Object.keys(configuration.existingState ?? {});
  const { organization, guardrails } = configuration;

  const values: [Path, unknown][] = [
    [["organization", "id"], organization?.id],
    [["organization", "rootId"], organization?.rootId],
    ...(guardrails?.targets ?? []).map((target, index): [Path, unknown] => [["guardrails", "targets", index], target]),
  ];
  return values.flatMap(([path, value]) => {
    const name = stateOf(value);
    if (name === undefined || names.includes(name)) return [];
    return [{ path: [...path, "state"], what: "is not the name of an existing state", write: suggestion(name, names) }];
  });
}

function stateOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? (value as { state?: string }).state : undefined;
}

function suggestion(name: string, names: readonly string[]): string {
  if (names.length === 0) return "a key of existingState, which has none yet: add the state there";
  const meant = didYouMean(name, names);
  return `a key of existingState (${names.join(", ")})${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}
