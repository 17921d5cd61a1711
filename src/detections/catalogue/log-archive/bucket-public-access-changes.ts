import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const bucketPublicAccessChanges = defineDetection({
  id: "bucket-public-access-changes",
  title: "S3 public access block was changed",
  why: "It is the last guard against a bucket policy that opens a bucket to the world.",
  severity: "high",
  references: [mitreAttack("T1530")],
  runbook: [
    "See in requestParameters whether it is a bucket's or a whole account's, and which of the four settings are off.",
    "Turn all four on again, unless the bucket is a public web site that somebody can name.",
    "Check bucket policies and access control lists that were changed at the same time.",
  ],
  pattern: eventOf("s3.amazonaws.com", [
    "PutBucketPublicAccessBlock",
    "DeleteBucketPublicAccessBlock",
    // The name of the API, in case S3 logs it so.
    "DeletePublicAccessBlock",
    "PutAccountPublicAccessBlock",
    "DeleteAccountPublicAccessBlock",
  ]),
  tampering: true,
});
