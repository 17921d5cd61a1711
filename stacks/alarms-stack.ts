import type { Construct } from "constructs";
import type { Account, Organization } from "../src/config";
import { AccountAlarms } from "../src/constructs/alarms";
import { consume, managementContract, stateOf } from "../src/contracts";
import { AccountStack } from "./account-stack";
import { MANAGEMENT } from "../src/stack-ids";
import { tunedDetections } from "./tuned-detections";

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
    const { partition, homeRegion: region, management, trail } = this.organization;
    return new AccountAlarms(scope, id, {
      partition,
      region,
      accountId: management.id,
      watched: account,
      detections: tunedDetections(this.organization),
      logGroupName: trail.logGroupName,
      keyArn: this.keyArn,
      subscribers: this.existing.subscribers(account.subscribers),
    });
  }
}
