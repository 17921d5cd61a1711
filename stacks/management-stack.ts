import type { Construct } from "constructs";
import type { Organization } from "../src/config";
import { ResourceControlPolicy, ServiceControlPolicies } from "../src/constructs/guardrails";
import { OrganizationTrail } from "../src/constructs/organization-trail";
import { consume, logArchiveContract, managementContract, publish, stateOf } from "../src/contracts";
import { AccountStack } from "./account-stack";
import { exemptRoles } from "./exempt-roles";
import { importExisting } from "./imports/import-existing";
import { managementImports } from "./imports/management-imports";
import { OrganizationWatch } from "./organization-watch";
import { LOG_ARCHIVE, MANAGEMENT } from "../src/stack-ids";

/** The management account's stack: the organization trail, the guardrails, and alarms for the whole organization. */
export class ManagementStack extends AccountStack {
  constructor(
    scope: Construct,
    private readonly organization: Organization,
  ) {
    const { partition, homeRegion: region, management, state, trail } = organization;
    super(scope, MANAGEMENT, organization, management);

    const archive = consume(this, LOG_ARCHIVE, logArchiveContract, stateOf(state, LOG_ARCHIVE));
    const organizationTrail = new OrganizationTrail(this, "Trail", {
      ...trail,
      dataEvents: this.existing.dataEvents(),
      partition,
      region,
      accountId: management.id,
      trailName: trail.name,
      organizationId: this.existing.organizationId(),
      bucketName: archive.log_bucket_name,
      accessLogBucketName: archive.access_log_bucket_name,
      keyArn: archive.log_key_arn,
      delegatedAdministratorAccountId: trail.delegatedAdministrator?.id,
    });
    const { guardrails, resourceControlPolicy } = this.guard();
    const watch = new OrganizationWatch(this, "Watch", organization, this.existing, organizationTrail.logGroupName);

    const resources = { trail: organizationTrail, topic: watch.topic, guardrails, resourceControlPolicy };
    importExisting(this, managementImports(resources, organization.adopt));
    publish(this, managementContract, {
      trail_arn: organizationTrail.arn,
      log_group_name: organizationTrail.logGroupName,
      log_group_arn: organizationTrail.logGroupArn,
      alarm_topic_arn: watch.topicArn,
      alarm_key_arn: watch.keyArn,
      service_control_policy_ids: guardrails.policyIds,
    });
  }

  private guard() {
    const { partition, homeRegion, logArchiveAccount, logArchive, trail, guardrails } = this.organization;
    const context = {
      ...exemptRoles(this.organization, this.existing),
      partition,
      region: homeRegion,
      trailName: trail.name,
      logGroupName: trail.logGroupName,
      logArchiveAccountId: logArchiveAccount.id,
      logBucketName: logArchive.bucketName,
      accessLogBucketName: logArchive.accessLogBucketName,
    };
    return {
      resourceControlPolicy: guardrails.resourceControlPolicy
        ? new ResourceControlPolicy(this, "ResourceControlPolicy", context)
        : undefined,
      guardrails: new ServiceControlPolicies(this, "Guardrails", {
        ...context,
        guardrails: guardrails.enabled,
        maximumPolicyBytes: guardrails.maximumPolicyBytes,
        targets: this.existing.policyTargets(),
      }),
    };
  }
}
