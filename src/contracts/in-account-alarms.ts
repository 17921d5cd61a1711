import { defineContract } from "./contract";

/** What the stack with an account's own alarms, in the account itself, promises. */
export const inAccountAlarmsContract = defineContract({
  name: "in-account-alarms",
  version: 1,
  outputs: {
    account_id: { type: "string", description: "Id of the account that the alarms are in and watch" },
    alarm_topic_arn: { type: "string", description: "ARN of the topic for the account's own alarms" },
    alarm_names: { type: "list(string)", description: "Names of the CloudWatch alarms in the account" },
    log_group_name: { type: "string", description: "Name of the log group that has the account's own events" },
  },
});
