/** What several keys of the configuration must be together. */
import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";
import { accountKeyRules } from "./account-keys";
import { accountRules } from "./accounts";
import { adoptionRules } from "./adoption";
import { trailAcknowledgementRules } from "./acknowledgements";
import { alarmRules } from "./alarms";
import { audienceRules } from "./audience";
import { logBucketRules } from "./buckets";
import { detectionRules } from "./detections";
import { guardrailRules } from "./guardrails";
import { nameRules } from "./names";
import { partitionRules } from "./partition";
import { recordedEventRules } from "./recorded-events";
import { referenceRules } from "./references";
import { repetitionRules } from "./repetitions";
import { retentionRules } from "./retention";
import { breakGlassRules, deployRoleRules, readerRules } from "./roles";
import { stateKeyRules, stateOptionRules } from "./states";
import { subscriberRules } from "./subscribers";
import { tagRules } from "./tags";
import { targetRules } from "./targets";
import { topicRules } from "./topics";

const RULES: readonly ((configuration: Sound<OrganizationConfiguration>) => Finding[])[] = [
  nameRules,
  accountRules,
  deployRoleRules,
  accountKeyRules,
  partitionRules,
  referenceRules,
  stateKeyRules,
  stateOptionRules,
  logBucketRules,
  readerRules,
  retentionRules,
  trailAcknowledgementRules,
  recordedEventRules,
  topicRules,
  repetitionRules,
  targetRules,
  breakGlassRules,
  guardrailRules,
  alarmRules,
  audienceRules,
  subscriberRules,
  detectionRules,
  adoptionRules,
  tagRules,
];

/** Applies every rule to the sound part of a configuration. */
export function applyRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return RULES.flatMap((rule) => rule(configuration));
}
