import { defineContract } from "./contract";

/** What the log archive stack promises: where the trail may write, and with which key. */
export const logArchiveContract = defineContract({
  name: "log-archive",
  version: 1,
  outputs: {
    log_bucket_name: {
      type: "string",
      description: "Name of the bucket that the organization trail writes to, known once its policy lets the trail in",
    },
    log_bucket_arn: { type: "string", description: "ARN of the log bucket" },
    log_key_arn: { type: "string", description: "ARN of the KMS key that encrypts the log files" },
    access_log_bucket_name: { type: "string", description: "Name of the bucket that records access to the log bucket" },
  },
});
