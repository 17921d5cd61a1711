import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const keyPolicyChanges = defineDetection({
  id: "key-policy-changes",
  title: "KMS key policy was changed",
  why: "Whoever may change who uses a key can lock out CloudTrail, or let somebody read what it encrypts.",
  severity: "high",
  references: [mitreAttack("T1098.003"), mitreAttack("T1562.008")],
  runbook: [
    "See in resources which key it is. If it encrypts log files, treat this as critical.",
    "Compare the new policy in requestParameters with the one that the pipeline deploys, and deploy that again.",
    "Check that the trail still delivers: its status says so when the key refuses it.",
  ],
  pattern: eventOf("kms.amazonaws.com", ["PutKeyPolicy"]),
  tampering: true,
});
