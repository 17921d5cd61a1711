import type { Construct } from "constructs";
import type { Account, Organization } from "../src/config";
import { TamperWatch } from "../src/constructs/tamper-watch";
import { publish, tamperWatchContract } from "../src/contracts";
import { alarmTopicName, topicArn } from "../src/names";
import { AccountStack } from "./account-stack";
import { tamperWatchStackId } from "../src/stack-ids";
import { tunedDetections } from "./tuned-detections";

/** The watch over one account in one Region that reports attempts on the audit trail within seconds. */
export class TamperWatchStack extends AccountStack {
  constructor(scope: Construct, organization: Organization, account: Account, region: string) {
    super(scope, tamperWatchStackId(account, region), organization, account, region);
    const { partition, homeRegion, management, alarms } = organization;
    // The organization's topic takes alarms of its own account only.
    const besideItsTopic = account.id === management.id && region === homeRegion;

    const watch = new TamperWatch(this, "TamperWatch", {
      partition,
      region,
      watched: account,
      detections: tunedDetections(organization, this.existing).filter(({ tampering }) => tampering),
      subscribers: this.existing.subscribers(alarms.subscribers),
      alarmTopicArn: besideItsTopic
        ? topicArn({ partition, region, accountId: account.id, topicName: alarmTopicName() })
        : undefined,
    });

    publish(this, tamperWatchContract, {
      account_id: account.id,
      tamper_topic_arn: watch.topicArn,
      undelivered_queue_arn: watch.undeliveredQueueArn,
    });
  }
}
