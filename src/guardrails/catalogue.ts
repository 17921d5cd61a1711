import type { Guardrail } from "./guardrail";
import { protectAlarmTopics } from "./protect-alarm-topics";
import { protectAlarms } from "./protect-alarms";
import { protectEventRules } from "./protect-event-rules";
import { protectExemptRoles } from "./protect-exempt-roles";
import { protectLogBucket } from "./protect-log-bucket";
import { protectLogFiles } from "./protect-log-files";
import { protectLogGroup } from "./protect-log-group";
import { protectLogKey } from "./protect-log-key";
import { protectTrails } from "./protect-trails";
import { stayInOrganization } from "./stay-in-organization";

/** Every guardrail, in the order that policies list them. */
export const GUARDRAILS: readonly Guardrail[] = Object.freeze([
  protectTrails,
  stayInOrganization,
  protectExemptRoles,
  protectLogFiles,
  protectLogBucket,
  protectLogKey,
  protectLogGroup,
  protectAlarms,
  protectAlarmTopics,
  protectEventRules,
]);

/** Ids of all guardrails, in the order of the catalogue. */
export const guardrailIds: readonly string[] = Object.freeze(GUARDRAILS.map(({ id }) => id));
