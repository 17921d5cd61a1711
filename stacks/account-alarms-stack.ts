import type { Construct } from "constructs";
import type { Account, Organization } from "../src/config";
import { AccountAlarms, tuneDetections } from "../src/constructs/alarms";
import { accountAlarmsContract, consume, managementContract, publish, stateOf } from "../src/contracts";
import { DETECTIONS } from "../src/detections";
import { logGroupName } from "../src/names";
import { AccountStack } from "./account-stack";
import { alarmsStackId, MANAGEMENT } from "../src/stack-ids";

/**
 * The alarms of one account. They are deployed into the management account, because alarms live where their metrics
 * live and the metrics come from the trail's log group.
 */
export class AccountAlarmsStack extends AccountStack {
  constructor(scope: Construct, organization: Organization, account: Account) {
    const { partition, homeRegion: region, management, state, alarms: settings, trail } = organization;
    super(scope, alarmsStackId(account), organization, management);

    const { alarm_key_arn } = consume(this, MANAGEMENT, managementContract, stateOf(state, MANAGEMENT));
    const alarms = new AccountAlarms(this, "Alarms", {
      partition,
      region,
      accountId: management.id,
      watched: account,
      detections: tuneDetections(DETECTIONS, settings.detections),
      logGroupName: logGroupName(trail.name),
      keyArn: alarm_key_arn,
      subscribers: account.subscribers,
    });

    publish(this, accountAlarmsContract, {
      account_id: account.id,
      alarm_topic_arn: alarms.topicArn,
      alarm_names: alarms.alarmNames,
    });
  }
}
