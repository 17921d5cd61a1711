import { defineContract } from "./contract";

/** What the stack that watches one account in one Region promises. */
export const tamperWatchContract = defineContract({
  name: "tamper-watch",
  version: 1,
  outputs: {
    account_id: { type: "string", description: "Id of the account that is watched" },
    tamper_topic_arn: { type: "string", description: "ARN of the topic for attempts on the audit trail" },
    undelivered_queue_arn: { type: "string", description: "ARN of the queue that keeps what could not be published" },
  },
});
