import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const bucketLoggingChanges = defineDetection({
  id: "bucket-logging-changes",
  title: "S3 bucket access logging was changed",
  why: "Access logs say who read the log files: without them a theft leaves no trace.",
  severity: "medium",
  references: [mitreAttack("T1562.008")],
  runbook: [
    "See in requestParameters whether logging was turned off, or goes to another bucket.",
    "Put it back with the deployment pipeline.",
    "Find out who did it, and look for reads of objects meanwhile.",
  ],
  pattern: eventOf("s3.amazonaws.com", ["PutBucketLogging"]),
  tampering: true,
});
