import type { Construct } from "constructs";
import type { Account, Organization } from "../src/config";
import { InAccountAlarms } from "../src/constructs/in-account-alarms";
import { inAccountAlarmsContract, publish } from "../src/contracts";
import { AccountStack } from "./account-stack";
import { inAccountAlarmsStackId } from "../src/stack-ids";
import { tunedDetections } from "./tuned-detections";

/** Alarms of an account in the account itself, in one Region, deployed with its own role. */
export class InAccountAlarmsStack extends AccountStack {
  constructor(scope: Construct, organization: Organization, account: Account, region: string) {
    super(scope, inAccountAlarmsStackId(organization, account, region), organization, account, region);
    const { partition, trail } = organization;

    const own = new InAccountAlarms(this, "Alarms", {
      partition,
      region,
      watched: account,
      detections: tunedDetections(organization),
      subscribers: this.existing.subscribers(account.subscribers),
      logGroupRetentionDays: trail.logGroupRetentionDays,
    });

    publish(this, inAccountAlarmsContract, {
      account_id: account.id,
      alarm_topic_arn: own.topicArn,
      alarm_names: own.alarmNames,
      log_group_name: own.logGroupName,
    });
  }
}
