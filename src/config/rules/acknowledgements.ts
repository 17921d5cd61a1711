import type { OrganizationConfiguration, TrailConfiguration } from "../configuration";
import { KINDS_OF_INSIGHTS } from "../defaults";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

const PATH = ["trail", "acknowledgement"];

type EventSource = NonNullable<TrailConfiguration["excludeManagementEventSources"]>[number];

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-7 */
const LOST_WITHOUT: Readonly<Record<EventSource | (typeof KINDS_OF_INSIGHTS)[number], string>> = {
  "kms.amazonaws.com": "Security Hub's control CloudWatch.7 fails and nobody sees a key disabled",
  "rdsdata.amazonaws.com": "no control fails, but calls of the RDS Data API vanish",
  ApiCallRateInsight: "nobody sees unusual numbers of calls",
  ApiErrorRateInsight: "nobody sees unusual numbers of errors",
};

/** Whoever makes the trail see less says so in words. */
export function trailAcknowledgementRules({ trail = {} }: Sound<OrganizationConfiguration>): Finding[] {
  const lost = leftOutOf(trail);
  if (lost === undefined || ("acknowledgement" in trail && trail.acknowledgement === undefined)) return [];
  const { acknowledgement } = trail;
  if (lost.length === 0) {
    if (acknowledgement === undefined) return [];
    return [{ path: PATH, what: "is only for a trail that leaves something out", write: "nothing: remove it" }];
  }

  const sentence = `this trail does not record ${lost.join(", ")}`;
  if (acknowledgement === sentence) return [];
  const losses = lost.map((name) => `without ${name} ${LOST_WITHOUT[name]}`).join("; ");
  const what = acknowledgement === undefined ? "is missing" : "is not the sentence for what this trail leaves out";
  return [{ path: PATH, what: `${what}: ${losses}`, write: sentence }];
}

/** What the trail does not record: sources, then kinds of Insights. Undefined where that was not understood. */
function leftOutOf(trail: Sound<TrailConfiguration>) {
  const { excludeManagementEventSources: excluded = [], insights = KINDS_OF_INSIGHTS } = trail;
  const refused =
    ("excludeManagementEventSources" in trail && trail.excludeManagementEventSources === undefined) ||
    ("insights" in trail && trail.insights === undefined) ||
    insights.includes(undefined);
  const sources = excluded.filter((source) => source !== undefined);
  if (refused || sources.length < excluded.length) return undefined;
  return [...new Set(sources), ...KINDS_OF_INSIGHTS.filter((kind) => !insights.includes(kind))];
}
