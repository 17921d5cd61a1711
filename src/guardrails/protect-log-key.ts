import { anyKeyArn } from "../names";
import type { Guardrail } from "./guardrail";

/** The key's id is not known before the key exists, so the denial covers every key of the account in the home Region. */
export const protectLogKey: Guardrail = {
  id: "protect-log-key",
  title: "Nobody disables, deletes or gives away the log key",
  why: "Object Lock does not protect a key: with the key gone, every locked log file is noise. A grant would let somebody read them whom the key's policy does not name. Reaches principals of member accounts; a resource control policy reaches all others.",
  actions: [
    "kms:ScheduleKeyDeletion",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:PutKeyPolicy",
    "kms:CreateGrant",
  ],
  resources: ({ partition, region, logArchiveAccountId: accountId }) => [anyKeyArn({ partition, region, accountId })],
  exemption: "deployment",
};
