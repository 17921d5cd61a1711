import type { Construct } from "constructs";
import type { Account, Organization } from "../src/config";
import { accountAlarmsContract, publish } from "../src/contracts";
import { AlarmsStack } from "./alarms-stack";
import { alarmsStackId } from "../src/stack-ids";

/** The alarms of one account. */
export class AccountAlarmsStack extends AlarmsStack {
  constructor(scope: Construct, organization: Organization, account: Account) {
    super(scope, alarmsStackId(account), organization);
    const alarms = this.watch(this, "Alarms", account);

    publish(this, accountAlarmsContract, {
      account_id: account.id,
      alarm_topic_arn: alarms.topicArn,
      alarm_names: alarms.alarmNames,
    });
  }
}
