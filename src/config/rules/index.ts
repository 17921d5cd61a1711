/** What several keys of the configuration must be together. */
import type { OrganizationConfiguration } from "../configuration";
import type { Finding } from "../finding";
import type { Sound } from "../sound";
import { accountRules } from "./accounts";
import { logBucketRules, stateKeyRules } from "./buckets";
import { nameRules } from "./names";
import { partitionRules } from "./partition";
import { referenceRules } from "./references";
import { repetitionRules } from "./repetitions";
import { retentionRules } from "./retention";
import { breakGlassRules, deployRoleRules } from "./roles";
import { subscriberRules } from "./subscribers";
import { targetRules } from "./targets";

const RULES: readonly ((configuration: Sound<OrganizationConfiguration>) => Finding[])[] = [
  nameRules,
  accountRules,
  deployRoleRules,
  partitionRules,
  referenceRules,
  stateKeyRules,
  logBucketRules,
  retentionRules,
  repetitionRules,
  targetRules,
  breakGlassRules,
  subscriberRules,
];

/** Applies every rule to the sound part of a configuration. */
export function applyRules(configuration: Sound<OrganizationConfiguration>): Finding[] {
  return RULES.flatMap((rule) => rule(configuration));
}
