import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const logGroupChanges = defineDetection({
  id: "log-group-changes",
  title: "Log group was changed",
  why: "Shorter retention, another key, or a policy or transformer that masks events blinds whoever reads the log group.",
  severity: "medium",
  references: [mitreAttack("T1562.008"), mitreAttack("T1070")],
  runbook: [
    "See in requestParameters.logGroupName or logGroupIdentifier whether it is the trail's. New log groups of a deployment are no news.",
    "Without either it is a policy of the whole account: see in requestParameters what it masks or lets write.",
    "If it is one of the audit trail's: deploy its stack again, and find out who changed it and why.",
  ],
  pattern: eventOf("logs.amazonaws.com", [
    "PutRetentionPolicy",
    "DeleteRetentionPolicy",
    "AssociateKmsKey",
    "DisassociateKmsKey",
    "PutLogGroupDeletionProtection",
    "PutDataProtectionPolicy",
    "PutTransformer",
    "DeleteTransformer",
    "PutAccountPolicy",
    "DeleteAccountPolicy",
    "PutResourcePolicy",
    "DeleteResourcePolicy",
  ]),
  tampering: true,
});
