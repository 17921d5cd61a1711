import { defineContract } from "./contract";

/** What the alarms stack of one account promises. */
export const accountAlarmsContract = defineContract({
  name: "account-alarms",
  version: 1,
  outputs: {
    account_id: { type: "string", description: "Id of the account that the alarms watch" },
    alarm_topic_arn: { type: "string", description: "ARN of the topic for alarms of this account" },
    alarm_names: { type: "list(string)", description: "Names of the CloudWatch alarms that watch this account" },
  },
});
