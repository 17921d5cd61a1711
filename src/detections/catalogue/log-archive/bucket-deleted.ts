import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const bucketDeleted = defineDetection({
  id: "bucket-deleted",
  title: "S3 bucket was deleted",
  why: "A bucket can be deleted once it is empty: whoever tries it with a bucket of log files wants them gone.",
  severity: "medium",
  references: [mitreAttack("T1485")],
  runbook: [
    "See in requestParameters.bucketName which bucket it is, and in errorCode whether the call was refused.",
    "If it was to hold log files: create it again at once, as anyone may take its name, and check that the trail delivers.",
  ],
  pattern: eventOf("s3.amazonaws.com", ["DeleteBucket"]),
  tampering: true,
});
