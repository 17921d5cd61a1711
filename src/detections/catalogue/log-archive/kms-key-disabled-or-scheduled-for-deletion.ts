import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = ["DisableKey", "ScheduleKeyDeletion"];

export const kmsKeyDisabledOrScheduledForDeletion = defineDetection({
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
  pattern: eventOf("kms.amazonaws.com", [...PRESCRIBED_EVENTS, "DeleteImportedKeyMaterial"]),
  securityHubPattern: prescribed(eventOf("kms.amazonaws.com", PRESCRIBED_EVENTS)),
  tampering: true,
});
