import type { Construct } from "constructs";
import type { Organization, Value } from "../src/config";
import { ResourceControlPolicy, ServiceControlPolicies } from "../src/constructs/guardrails";
import { OrganizationTrail } from "../src/constructs/organization-trail";
import { consume, logArchiveContract, managementContract, publish, stateOf } from "../src/contracts";
import { AccountStack } from "./account-stack";
import { ExistingValues } from "./existing-values";
import { exemptRoles } from "./exempt-roles";
import { OrganizationWatch } from "./organization-watch";
import { LOG_ARCHIVE, MANAGEMENT } from "../src/stack-ids";

/** The management account's stack: the organization trail, the guardrails, and alarms for the whole organization. */
export class ManagementStack extends AccountStack {
  private readonly existing: ExistingValues;

  constructor(
    scope: Construct,
    private readonly organization: Organization,
  ) {
    const { partition, homeRegion: region, management, state, trail } = organization;
    super(scope, MANAGEMENT, organization, management);
    this.existing = new ExistingValues(this, organization);

    const archive = consume(this, LOG_ARCHIVE, logArchiveContract, stateOf(state, LOG_ARCHIVE));
    const organizationTrail = new OrganizationTrail(this, "Trail", {
      ...trail,
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
    const policies = this.guard();
    const watch = new OrganizationWatch(this, "Watch", organization, organizationTrail.logGroupName);

    publish(this, managementContract, {
      trail_arn: organizationTrail.arn,
      log_group_name: organizationTrail.logGroupName,
      log_group_arn: organizationTrail.logGroupArn,
      alarm_topic_arn: watch.topicArn,
      alarm_key_arn: watch.keyArn,
      service_control_policy_ids: policies.policyIds,
    });
  }

  private guard(): ServiceControlPolicies {
    const { partition, homeRegion, logArchiveAccount, logArchive, trail, guardrails } = this.organization;
    const context = {
      ...exemptRoles(this.organization),
      partition,
      region: homeRegion,
      trailName: trail.name,
      logArchiveAccountId: logArchiveAccount.id,
      logBucketName: logArchive.bucketName,
      accessLogBucketName: logArchive.accessLogBucketName,
    };
    if (guardrails.resourceControlPolicy) {
      new ResourceControlPolicy(this, "ResourceControlPolicy", context);
    }
    return new ServiceControlPolicies(this, "Guardrails", {
      ...context,
      guardrails: guardrails.enabled,
      maximumPolicyBytes: guardrails.maximumPolicyBytes,
      targets: guardrails.targets.map((target) => ({
        key: targetKey(target),
        id: this.existing.policyTargetId(target),
      })),
    });
  }
}

/** A target's name in the state: what the configuration calls it. */
function targetKey(target: Value): string {
  return typeof target === "string" ? target : `${target.state}-${target.output}`;
}
