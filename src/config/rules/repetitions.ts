import type { OrganizationConfiguration, SubscriberConfiguration } from "../configuration";
import { parseOutputPath } from "../../output-path";
import { describePath } from "../finding";
import type { Finding, Path } from "../finding";
import type { Sound } from "../sound";
import { listSubscribers } from "./subscribers";

/** Nothing stands in a list twice. */
export function repetitionRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  const { organization, logArchive, guardrails, trail, alarms } = configuration;
  // A target may name the root by its word or by the same id or reference as organization.rootId.
  const targets = guardrails?.targets?.map((target) => (target === "root" ? (organization?.rootId ?? target) : target));

  return [
    ...repetitionsIn(["logArchive", "readers"], logArchive?.readers),
    ...repetitionsIn(["guardrails", "targets"], targets),
    ...repetitionsIn(["guardrails", "breakGlassRoles"], guardrails?.breakGlassRoles),
    ...repetitionsIn(["guardrails", "enabled"], guardrails?.enabled),
    ...repetitionsIn(["trail", "insights"], trail?.insights),
    ...repetitionsIn(["trail", "excludeManagementEventSources"], trail?.excludeManagementEventSources),
    ...(trail?.dataEvents ?? []).flatMap((events, index) =>
      repetitionsIn(["trail", "dataEvents", index, "resourceArns"], events?.resourceArns),
    ),
    ...repetitionsIn(["alarms", "tamperWatch", "accounts"], alarms?.tamperWatch?.accounts),
    ...repetitionsIn(["alarms", "tamperWatch", "regions"], alarms?.tamperWatch?.regions),
    ...repetitionsIn(["alarms", "inAccount"], alarms?.inAccount),
    ...listSubscribers(configuration).flatMap(({ path, subscribers }) => [
      ...repetitionsIn(path, subscribers.map(subscriptionOf)),
      ...subscribers.flatMap((subscriber, index) =>
        repetitionsIn([...path, index, "severities"], subscriber?.severities),
      ),
    ]),
  ];
}

/** SNS subscribes an endpoint once, whatever else is said of it. */
function subscriptionOf(subscriber: Sound<SubscriberConfiguration> | undefined) {
  const { protocol, endpoint } = subscriber ?? {};
  return protocol === undefined || endpoint === undefined ? undefined : { protocol, endpoint };
}

function repetitionsIn(path: Path, items: readonly unknown[] = []): Finding[] {
  const firstByText = new Map<string, number>();
  return items.flatMap((item, index) => {
    if (item === undefined) return [];
    const text = identityOf(item);
    const first = firstByText.get(text);
    if (first === undefined) {
      firstByText.set(text, index);
      return [];
    }
    const what = `stands in ${describePath([...path, first])} already`;
    return [{ path: [...path, index], what, write: "something else, or remove it" }];
  });
}

/** The same text for the same thing, in whatever order and notation it is written: `roles.auditor` is `roles["auditor"]`. */
function identityOf(item: unknown): string {
  if (typeof item !== "object" || item === null) return JSON.stringify(item);
  const members = Object.entries(item as Record<string, unknown>).map(([key, member]) => {
    const isPath = key === "output" && typeof member === "string";
    return [key, isPath ? (parseOutputPath(member).path ?? member) : identityOf(member)];
  });
  return JSON.stringify(members.sort());
}
