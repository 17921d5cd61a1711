import { defineDetection } from "../../detection";
import { mitreAttack } from "../../reference";
import { deniedCall } from "./unauthorized-api-calls";

export const accessDeniedBurst = defineDetection({
  id: "access-denied-burst",
  title: "Many API calls were denied",
  why: "So many refusals in minutes look like somebody who tries out what stolen credentials can do.",
  severity: "high",
  references: [mitreAttack("T1580")],
  runbook: [
    "See whether one userIdentity.arn stands out, and which calls it tried: a list of many services is a search.",
    "If it is no workload that lost a permission: disable the access key, or deny the role's older sessions.",
    "List the calls of the same identity that were not refused.",
  ],
  pattern: deniedCall,
  threshold: 50,
});
