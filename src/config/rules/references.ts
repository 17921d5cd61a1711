import type { OrganizationConfiguration } from "../configuration";
import { didYouMean } from "../did-you-mean";
import type { Finding, Path } from "../finding";
import type { Sound } from "../sound";
import { listAccounts } from "./accounts";
import { listSubscribers } from "./subscribers";

/** A reference names an existing state. */
export function referenceRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  if ("existingState" in configuration && configuration.existingState === undefined) return [];
  const names = Object.keys(configuration.existingState ?? {});

  return listValues(configuration).flatMap(([path, value]) => {
    const name = stateOf(value);
    if (name === undefined || names.includes(name)) return [];
    return [{ path: [...path, "state"], what: "is not the name of an existing state", write: suggestion(name, names) }];
  });
}

/** Everything that may be a reference, with its path. */
function listValues(configuration: Sound<OrganizationConfiguration>): readonly (readonly [Path, unknown])[] {
  const { organization, logArchive, trail, guardrails } = configuration;
  return [
    [["organization", "id"], organization?.id],
    [["organization", "rootId"], organization?.rootId],
    ...listAccounts(configuration).map(({ path, roleArn }) => [[...path, "roleArn"], roleArn] as const),
    ...listed(["logArchive", "readers"], logArchive?.readers),
    ...(trail?.dataEvents ?? []).flatMap((events, index) =>
      listed(["trail", "dataEvents", index, "resourceArns"], events?.resourceArns),
    ),
    ...listed(["guardrails", "targets"], guardrails?.targets),
    ...listed(["guardrails", "breakGlassRoles"], guardrails?.breakGlassRoles),
    ...listSubscribers(configuration).flatMap(({ path, subscribers }) =>
      subscribers.map((subscriber, index) => [[...path, index, "endpoint"], subscriber?.endpoint] as const),
    ),
  ];
}

function listed(path: Path, values: readonly unknown[] = []): readonly (readonly [Path, unknown])[] {
  return values.map((value, index) => [[...path, index], value]);
}

function stateOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? (value as { state?: string }).state : undefined;
}

function suggestion(name: string, names: readonly string[]): string {
  if (names.length === 0) return "a key of existingState, which has none yet: add the state there";
  const meant = didYouMean(name, names);
  return `a key of existingState (${names.join(", ")})${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}
