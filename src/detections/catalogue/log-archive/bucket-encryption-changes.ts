import { defineDetection } from "../../detection";
import { eventOf } from "../../expression/expression";
import { mitreAttack } from "../../reference";

export const bucketEncryptionChanges = defineDetection({
  id: "bucket-encryption-changes",
  title: "S3 bucket encryption was changed",
  why: "New objects may be encrypted with a key that somebody else controls, or that readers of the logs cannot use.",
  severity: "medium",
  references: [mitreAttack("T1486")],
  runbook: [
    "See in requestParameters.bucketName which bucket it is, and which key it uses now.",
    "Put the encryption back with the deployment pipeline, and copy objects that were written meanwhile.",
  ],
  pattern: eventOf("s3.amazonaws.com", ["PutBucketEncryption", "DeleteBucketEncryption"]),
  tampering: true,
});
