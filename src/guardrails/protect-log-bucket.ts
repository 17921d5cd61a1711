import { bucketArn } from "../names";
import type { Guardrail } from "./guardrail";

/**
 * The root user of the bucket's account can always replace the bucket's policy, whatever it says. Policies of the
 * organization are all that stops it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export const protectLogBucket: Guardrail = {
  id: "protect-log-bucket",
  title: "Nobody reconfigures or deletes the log bucket",
  why: "A shorter lifecycle, another key, suspended versions or one more statement in the policy empties or opens the archive without a single deletion. The bucket's own policy says the same, but the root user of its account may replace that policy. Reaches principals of member accounts; a resource control policy reaches all others.",
  actions: [
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:PutBucketPolicy",
    "s3:PutBucketAcl",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketLogging",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutBucketRequestPayment",
    "s3:PutBucketVersioning",
    "s3:PutEncryptionConfiguration",
    "s3:PutLifecycleConfiguration",
    "s3:PutReplicationConfiguration",
  ],
  resources: ({ partition, logBucketName, accessLogBucketName }) =>
    [logBucketName, accessLogBucketName].map((bucketName) => bucketArn({ partition, bucketName })),
  exemption: "deployment",
};
