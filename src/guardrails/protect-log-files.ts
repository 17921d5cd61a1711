import { bucketArn } from "../names";
import type { Guardrail } from "./guardrail";

/**
 * The pipeline is not spared: it never needs to touch a log file.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
 */
export const protectLogFiles: Guardrail = {
  id: "protect-log-files",
  title: "Nobody deletes, unlocks or re-encrypts a log file",
  why: "Object Lock keeps every version, but not what lists show: a delete marker hides a log file from every reader. In governance mode the lock itself can be bypassed, and the records of access have no lock at all. Reaches principals of member accounts; a resource control policy reaches all others.",
  actions: [
    "s3:DeleteObject",
    "s3:DeleteObjectVersion",
    "s3:BypassGovernanceRetention",
    "s3:PutObjectRetention",
    "s3:PutObjectLegalHold",
    "s3:UpdateObjectEncryption",
  ],
  resources: ({ partition, logBucketName, accessLogBucketName }) =>
    [logBucketName, accessLogBucketName].map((bucketName) => `${bucketArn({ partition, bucketName })}/*`),
  exemption: "break-glass",
};
