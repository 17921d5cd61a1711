import type { Construct } from "constructs";
import type { Organization, Value } from "../src/config";
import { AlarmKey, AlarmTopic, DetectionMetricFilters, OrganizationAlarms } from "../src/constructs/alarms";
import { ServiceControlPolicies } from "../src/constructs/guardrails";
import { OrganizationTrail } from "../src/constructs/organization-trail";
import { consume, logArchiveContract, managementContract, publish, stateOf } from "../src/contracts";
import { DETECTIONS } from "../src/detections";
import { alarmTopicName } from "../src/names";
import { AccountStack } from "./account-stack";
import { ExistingValues } from "./existing-values";
import { LOG_ARCHIVE, MANAGEMENT } from "./stack-ids";

/** The management account's stack: the organization trail, the guardrails, and alarms for the whole organization. */
export class ManagementStack extends AccountStack {
  constructor(scope: Construct, organization: Organization) {
    const { partition, homeRegion: region, management, state, trail, guardrails, alarms } = organization;
    super(scope, MANAGEMENT, organization, management);

    const existing = new ExistingValues(this, organization);
    const archive = consume(this, LOG_ARCHIVE, logArchiveContract, stateOf(state, LOG_ARCHIVE));
    const owner = { partition, region, accountId: management.id };

    const organizationTrail = new OrganizationTrail(this, "Trail", {
      ...owner,
      trailName: trail.name,
      organizationId: existing.organizationId(),
      bucketName: archive.log_bucket_name,
      keyArn: archive.log_key_arn,
      insights: trail.insights,
      logGroupRetentionDays: trail.logGroupRetentionDays,
    });
    const policies = new ServiceControlPolicies(this, "Guardrails", {
      partition,
      breakGlassRoles: guardrails.breakGlassRoles,
      targets: guardrails.targets.map((target) => ({ key: targetKey(target), id: existing.policyTargetId(target) })),
    });

    const key = new AlarmKey(this, "AlarmKey", owner);
    const topic = new AlarmTopic(this, "AlarmTopic", {
      ...owner,
      topicName: alarmTopicName(),
      keyArn: key.arn,
      subscribers: alarms.subscribers,
    });
    new DetectionMetricFilters(this, "Detections", {
      logGroupName: organizationTrail.logGroupName,
      detections: DETECTIONS,
    });
    new OrganizationAlarms(this, "Alarms", { detections: DETECTIONS, topicArn: topic.arn });

    publish(this, managementContract, {
      trail_arn: organizationTrail.arn,
      log_group_name: organizationTrail.logGroupName,
      log_group_arn: organizationTrail.logGroupArn,
      alarm_topic_arn: topic.arn,
      alarm_key_arn: key.arn,
      service_control_policy_ids: policies.policyIds,
    });
  }
}

/** A target's name in the state: what the configuration calls it. */
function targetKey(target: Value): string {
  return typeof target === "string" ? target : `${target.state}-${target.output}`;
}
