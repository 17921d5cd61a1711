import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const logGroupDeleted = defineDetection({
  id: "log-group-deleted",
  title: "Log group or stream was deleted",
  why: "Alarms read the trail's log group: without it they are silent, and last month's events are gone from it.",
  severity: "high",
  references: [mitreAttack("T1562.008"), mitreAttack("T1070")],
  runbook: [
    "See in requestParameters.logGroupName whether it is the trail's. If it is not, ask its owner.",
    "If it is: deploy the management stack again, and check that the trail delivers.",
    "Read what happened meanwhile from the log archive: its log files do not depend on the log group.",
  ],
  pattern: eventOf("logs.amazonaws.com", ["DeleteLogGroup", "DeleteLogStream"]),
  tampering: true,
});
