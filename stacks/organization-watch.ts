import { Construct } from "constructs";
import type { Organization } from "../src/config";
import {
  AlarmKey,
  AlarmTopic,
  DetectionMetricFilters,
  InsightsAlarms,
  OrganizationAlarms,
  TrailSilenceAlarm,
} from "../src/constructs/alarms";
import { OrganizationDashboard } from "../src/constructs/dashboard";
import { alarmTopicName } from "../src/names";
import type { ExistingValues } from "./existing-values";
import { tunedDetections } from "./tuned-detections";

/** What the management stack watches the organization with: metric filters on the trail's events, alarms, a topic. */
export class OrganizationWatch extends Construct {
  /** ARN of the topic for alarms of the whole organization. */
  readonly topicArn: string;
  /** That topic. */
  readonly topic: AlarmTopic;
  /** ARN of the key that encrypts alarm topics. */
  readonly keyArn: string;

  /**
   * @param existing - reads what comes from existing states
   * @param logGroup - name of the log group that receives the trail's events, as a reference: filters come after it
   */
  constructor(scope: Construct, id: string, organization: Organization, existing: ExistingValues, logGroup: string) {
    super(scope, id);
    const { partition, homeRegion: region, management, accounts, alarms, trail } = organization;
    const owner = { partition, region, accountId: management.id };
    const detections = tunedDetections(organization, existing);

    this.keyArn = new AlarmKey(this, "Key", owner).arn;
    this.topic = new AlarmTopic(this, "Topic", {
      ...owner,
      topicName: alarmTopicName(),
      keyArn: this.keyArn,
      subscribers: existing.subscribers(alarms.subscribers),
      detections,
    });
    this.topicArn = this.topic.arn;

    new DetectionMetricFilters(this, "Detections", { logGroupName: logGroup, detections });
    // By its known name: texts that people read must not depend on what is deployed.
    const told = { logGroupName: trail.logGroupName, topicArn: this.topicArn };
    new OrganizationAlarms(this, "Alarms", { ...told, detections });
    if (alarms.perAccount !== "stacks") {
      new InsightsAlarms(this, "InsightsAlarms", { ...told, detections, accountCount: accounts.length });
    }
    new TrailSilenceAlarm(this, "Silence", { ...told, silenceMinutes: alarms.silenceMinutes });
    if (alarms.dashboard) {
      new OrganizationDashboard(this, "Dashboard", { ...owner, ...told, detections });
    }
  }
}
