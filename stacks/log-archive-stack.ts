import type { Construct } from "constructs";
import type { Organization } from "../src/config";
import { LogArchive } from "../src/constructs/log-archive";
import { logArchiveContract, publish } from "../src/contracts";
import { organizationTrailArn } from "../src/names";
import { AccountStack } from "./account-stack";
import { exemptRoles } from "./exempt-roles";
import { importExisting } from "./imports/import-existing";
import { logArchiveImports } from "./imports/log-archive-imports";
import { LOG_ARCHIVE } from "../src/stack-ids";

/** The log archive account's stack: the bucket that the trail writes to, its key, and the record of access to it. */
export class LogArchiveStack extends AccountStack {
  constructor(scope: Construct, organization: Organization) {
    const { partition, homeRegion, management, logArchiveAccount, logArchive, trail } = organization;
    super(scope, LOG_ARCHIVE, organization, logArchiveAccount);

    const archive = new LogArchive(this, "LogArchive", {
      ...logArchive,
      ...exemptRoles(organization, this.existing),
      partition,
      accountId: logArchiveAccount.id,
      managementAccountId: management.id,
      organizationId: this.existing.organizationId(),
      trailArn: organizationTrailArn({
        partition,
        region: homeRegion,
        accountId: management.id,
        trailName: trail.name,
      }),
      keyPrefix: trail.keyPrefix,
      readerRoleArns: this.existing.readerRoleArns(),
    });

    importExisting(this, logArchiveImports(archive, organization.adopt));
    publish(
      this,
      logArchiveContract,
      {
        log_bucket_name: archive.bucketName,
        log_bucket_arn: archive.bucketArn,
        log_key_arn: archive.keyArn,
        access_log_bucket_name: archive.accessLogBucketName,
      },
      archive.safeguards,
    );
  }
}
