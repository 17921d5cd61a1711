import { defineContract } from "./contract";

/** What the stack with the alarms of a cell of accounts promises. */
export const alarmCellContract = defineContract({
  name: "alarm-cell",
  version: 1,
  outputs: {
    account_ids: { type: "map(string)", description: "Ids of the accounts that the alarms watch, by key" },
    alarm_topic_arns: { type: "map(string)", description: "ARNs of the topics for alarms of each account, by key" },
    alarm_names: { type: "list(string)", description: "Names of the CloudWatch alarms that watch these accounts" },
  },
});
