import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const metricFilterChanges = defineDetection({
  id: "metric-filter-changes",
  title: "Metric filter was changed",
  why: "An alarm whose metric filter is gone, or looks for something else, stays green for ever.",
  severity: "high",
  references: [mitreAttack("T1562.008")],
  runbook: [
    "See in requestParameters which filter it is. A deployment of the management stack changes filters, nobody else does.",
    "If it was no deployment: deploy the management stack again.",
    "Rotate the credentials in userIdentity, and look at everything they did before.",
  ],
  pattern: eventOf("logs.amazonaws.com", ["PutMetricFilter", "DeleteMetricFilter"]),
  tampering: true,
});
