import type { Rule } from "./rule";
import { alarmMuted } from "./rules/alarms/alarm-muted";
import { alarmSilenced } from "./rules/alarms/alarm-silenced";
import { alarmWeakened } from "./rules/alarms/alarm-weakened";
import { eventRuleNarrowed } from "./rules/alarms/event-rule-narrowed";
import { eventTargetDiverted } from "./rules/alarms/event-target-diverted";
import { metricFilterNarrowed } from "./rules/alarms/metric-filter-narrowed";
import { subscriptionNarrowed } from "./rules/alarms/subscription-narrowed";
import { accessListsOpened } from "./rules/bucket/access-lists-opened";
import { accessLoggingOff } from "./rules/bucket/access-logging-off";
import { encryptionWeakened } from "./rules/bucket/encryption-weakened";
import { publicAccessOpened } from "./rules/bucket/public-access-opened";
import { replicationStopped } from "./rules/bucket/replication-stopped";
import { versioningSuspended } from "./rules/bucket/versioning-suspended";
import { resourceDestroyed } from "./rules/existence/resource-destroyed";
import { resourceForgotten } from "./rules/existence/resource-forgotten";
import { resourceReplaced } from "./rules/existence/resource-replaced";
import { keyDeletionWindowShortened } from "./rules/key/key-deletion-window-shortened";
import { keyDisabled } from "./rules/key/key-disabled";
import { keyRotationOff } from "./rules/key/key-rotation-off";
import { accountMoved } from "./rules/organization/account-moved";
import { organizationLoosened } from "./rules/organization/organization-loosened";
import { policyOpened } from "./rules/policies/policy-opened";
import { roleEmpowered } from "./rules/policies/role-empowered";
import { serviceShutOut } from "./rules/policies/service-shut-out";
import { deletionProtectionOff } from "./rules/retention/deletion-protection-off";
import { expiryAdvanced } from "./rules/retention/expiry-advanced";
import { lockLoosened } from "./rules/retention/lock-loosened";
import { retentionShortened } from "./rules/retention/retention-shortened";
import { trailDiverted } from "./rules/trail/trail-diverted";
import { trailInsightsOff } from "./rules/trail/trail-insights-off";
import { trailKeyChanged } from "./rules/trail/trail-key-changed";
import { trailNarrowed } from "./rules/trail/trail-narrowed";
import { trailRecordsLess } from "./rules/trail/trail-records-less";
import { trailStopped } from "./rules/trail/trail-stopped";
import { trailValidationOff } from "./rules/trail/trail-validation-off";

/** Every rule, in the order that dangers of one resource are told. */
export const RULES: readonly Rule[] = Object.freeze([
  resourceDestroyed,
  resourceReplaced,
  resourceForgotten,
  trailStopped,
  trailNarrowed,
  trailRecordsLess,
  trailInsightsOff,
  trailDiverted,
  trailKeyChanged,
  trailValidationOff,
  lockLoosened,
  expiryAdvanced,
  retentionShortened,
  deletionProtectionOff,
  versioningSuspended,
  encryptionWeakened,
  publicAccessOpened,
  accessListsOpened,
  accessLoggingOff,
  replicationStopped,
  keyDisabled,
  keyRotationOff,
  keyDeletionWindowShortened,
  policyOpened,
  roleEmpowered,
  serviceShutOut,
  alarmSilenced,
  alarmWeakened,
  alarmMuted,
  metricFilterNarrowed,
  eventRuleNarrowed,
  eventTargetDiverted,
  subscriptionNarrowed,
  organizationLoosened,
  accountMoved,
]);
