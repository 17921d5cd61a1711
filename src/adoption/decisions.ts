import type { Organization } from "../config";
import { decideAccessLogBucket, decideLogBucket } from "./decide/buckets";
import { decideLogGroup, decideRole } from "./decide/log-group";
import { decideLogKey } from "./decide/log-key";
import { decideResourceControlPolicy, decideServiceControlPolicies } from "./decide/policies";
import { decideAlarmTopic, decideDeliveryTopic } from "./decide/topics";
import { decideTrails } from "./decide/trails";
import type { Decide, Decision } from "./decision";
import type { Existing } from "./existing";

const KINDS: readonly Decide[] = [
  decideTrails,
  decideLogBucket,
  decideAccessLogBucket,
  decideLogKey,
  decideLogGroup,
  decideRole,
  decideDeliveryTopic,
  decideAlarmTopic,
  decideServiceControlPolicies,
  decideResourceControlPolicy,
];

/** What becomes of everything that was found. */
export function decide(existing: Existing, organization: Organization): readonly Decision[] {
  return KINDS.flatMap((decideKind) => decideKind(existing, organization));
}
