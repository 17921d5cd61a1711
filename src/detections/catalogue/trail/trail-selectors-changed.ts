import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const trailSelectorsChanged = defineDetection({
  id: "trail-selectors-changed",
  title: "Trail's selectors were changed",
  why: "A trail that selects nothing records nothing, and still counts as running.",
  severity: "critical",
  references: [mitreAttack("T1562.008")],
  runbook: [
    "See in errorCode whether the call was refused, and in requestParameters what the trail would still record.",
    "If it went through: put the selectors back with PutEventSelectors. A plan does not show selectors that were reset.",
    "Rotate the credentials in userIdentity. What happened meanwhile stands in no log file: ask the services themselves.",
  ],
  pattern: eventOf("cloudtrail.amazonaws.com", ["PutEventSelectors", "PutInsightSelectors", "PutEventConfiguration"]),
  tampering: true,
});
