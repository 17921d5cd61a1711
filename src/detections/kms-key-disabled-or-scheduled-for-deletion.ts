import type { Detection } from "./detection";
import { all, equals, equalsAny } from "./expression";
import { cis, mitreAttack, securityHub } from "./reference";

const eventSource = equals("$.eventSource", "kms.amazonaws.com");
const PRESCRIBED_EVENTS = ["DisableKey", "ScheduleKeyDeletion"];

export const kmsKeyDisabledOrScheduledForDeletion: Detection = {
  id: "kms-key-disabled-or-scheduled-for-deletion",
  title: "KMS key was disabled or scheduled for deletion",
  why: "Without its key, data is lost even where Object Lock keeps anyone from deleting it: log files included.",
  severity: "high",
  references: [securityHub("CloudWatch.7"), cis("4.7"), mitreAttack("T1485")],
  runbook: [
    "See in resources which key it is. If it encrypts log files, treat this as critical.",
    "Run CancelKeyDeletion, then EnableKey: deletion waits for 7 days at least.",
    "Find out who did it and why. A key that nobody needs can wait longer.",
  ],
  // Without its imported material a key is as useless as a disabled one.
  pattern: all(eventSource, equalsAny("$.eventName", [...PRESCRIBED_EVENTS, "DeleteImportedKeyMaterial"])),
  securityHubPattern: {
    expression: all(eventSource, equalsAny("$.eventName", PRESCRIBED_EVENTS)),
    layout: { parentheses: true, quotes: "where needed" },
  },
};
