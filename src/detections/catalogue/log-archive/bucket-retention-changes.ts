import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const bucketRetentionChanges = defineDetection({
  id: "bucket-retention-changes",
  title: "S3 bucket retention was changed",
  why: "Lifecycle rules, versioning and Object Lock decide how long objects stay: an intruder can let log files expire.",
  severity: "high",
  references: [mitreAttack("T1485"), mitreAttack("T1490")],
  runbook: [
    "See in requestParameters.bucketName which bucket it is. If it holds log files, treat this as critical.",
    "Locked versions stay until their time is up. Deploy the log-archive stack again before the next expiration at midnight UTC.",
    "List delete markers and noncurrent versions since: they show what was hidden.",
  ],
  pattern: eventOf("s3.amazonaws.com", [
    "PutBucketLifecycle",
    "DeleteBucketLifecycle",
    "PutBucketVersioning",
    // S3 logs bucket settings under names of their own; the second is the name of the API.
    "PutBucketObjectLockConfiguration",
    "PutObjectLockConfiguration",
  ]),
  tampering: true,
});
