import type { Construct } from "constructs";
import type { Account, Organization } from "../src/config";
import { AccountAlarms, tuneDetections } from "../src/constructs/alarms";
import { consume, managementContract, stateOf } from "../src/contracts";
import { DETECTIONS } from "../src/detections";
import { logGroupName } from "../src/names";
import { AccountStack } from "./account-stack";
import { MANAGEMENT } from "./stack-ids";

/**
 * A stack that holds alarms of accounts. It is deployed into the management account, because alarms live where their
 * metrics live and the metrics come from the trail's log group.
 */
export abstract class AlarmsStack extends AccountStack {
  private readonly keyArn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly organization: Organization,
  ) {
    super(scope, id, organization, organization.management);
    this.keyArn = consume(this, MANAGEMENT, managementContract, stateOf(organization.state, MANAGEMENT)).alarm_key_arn;
  }

  /** The alarms of one account, and its topic. */
  protected watch(scope: Construct, id: string, account: Account): AccountAlarms {
    const { partition, homeRegion: region, management, alarms, trail } = this.organization;
    return new AccountAlarms(scope, id, {
      partition,
      region,
      accountId: management.id,
      watched: account,
      detections: tuneDetections(DETECTIONS, alarms.detections),
      logGroupName: logGroupName(trail.name),
      keyArn: this.keyArn,
      subscribers: account.subscribers,
    });
  }
}
