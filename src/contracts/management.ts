import { defineContract } from "./contract";

/** What the management stack promises: the trail, and what alarms on its events need. */
export const managementContract = defineContract({
  name: "management",
  version: 1,
  outputs: {
    trail_arn: { type: "string", description: "ARN of the organization trail" },
    log_group_name: { type: "string", description: "Name of the log group that receives the trail's events" },
    log_group_arn: { type: "string", description: "ARN of the log group that receives the trail's events" },
    alarm_topic_arn: { type: "string", description: "ARN of the topic for alarms of the whole organization" },
    alarm_key_arn: { type: "string", description: "ARN of the KMS key that encrypts alarm topics" },
    service_control_policy_ids: {
      type: "list(string)",
      description: "Ids of the service control policies that protect the audit trail",
    },
  },
});
