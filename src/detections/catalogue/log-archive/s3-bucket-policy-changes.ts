import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { prescribed } from "../../filter-pattern/exact-pattern";
import { cis, mitreAttack, securityHub } from "../../reference";

const PRESCRIBED_EVENTS = [
  "PutBucketAcl",
  "PutBucketPolicy",
  "PutBucketCors",
  "PutBucketLifecycle",
  "PutBucketReplication",
  "DeleteBucketPolicy",
  "DeleteBucketCors",
  "DeleteBucketLifecycle",
  "DeleteBucketReplication",
];

/** Ownership decides whether access control lists count at all. */
const OTHER_EVENTS = ["PutBucketOwnershipControls", "DeleteBucketOwnershipControls"];

export const s3BucketPolicyChanges = defineDetection({
  id: "s3-bucket-policy-changes",
  title: "S3 bucket policy was changed",
  why: "A bucket policy decides who reads, writes and deletes: a changed one can open a bucket, or stop log files coming in.",
  severity: "medium",
  references: [securityHub("CloudWatch.8"), cis("4.8"), mitreAttack("T1530")],
  runbook: [
    "See in requestParameters.bucketName which bucket it is. If it holds log files, treat this as critical.",
    "Compare the new policy with the one that the pipeline deploys, and deploy that again.",
    "Find out who did it, and whether objects were read meanwhile.",
  ],
  pattern: eventOf("s3.amazonaws.com", [...PRESCRIBED_EVENTS, ...OTHER_EVENTS]),
  securityHubPattern: prescribed(eventOf("s3.amazonaws.com", PRESCRIBED_EVENTS)),
  tampering: true,
});
