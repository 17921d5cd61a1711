import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { archive, bucketPolicyOf, props, TRAIL } from "./log-archive-template";
import { statement } from "../support/template";

describe("the log bucket", () => {
  const template = archive();

  it("locks every log file by default for the years of the retention", () => {
    const lock = template.only(S3BucketObjectLockConfigurationA);

    expect(lock.object_lock_enabled).toBe("Enabled");
    expect(lock.rule).toEqual({ default_retention: { mode: "GOVERNANCE", years: 7 } });
    expect(template.target(lock.bucket).attributes.bucket).toBe("example-logs");
    expect(template.dependencies(lock)).toEqual(["aws_s3_bucket_versioning"]);
  });

  it("locks by days where the retention says days", () => {
    const template = archive({ retention: { ...props.retention, mode: "COMPLIANCE", years: undefined, days: 10 } });

    expect(template.only(S3BucketObjectLockConfigurationA).rule).toEqual({
      default_retention: { mode: "COMPLIANCE", days: 10 },
    });
  });

  it("never sets the argument that replaces a bucket when it changes", () => {
    for (const bucket of template.every(S3Bucket)) expect(bucket).not.toHaveProperty("object_lock_enabled");
  });

  it("is encrypted with the log key through a bucket key", () => {
    const encryption = template
      .every(S3BucketServerSideEncryptionConfigurationA)
      .find(({ bucket }) => template.target(bucket).attributes.bucket === "example-logs")!;
    const [rule] = encryption.rule;

    expect(rule.bucket_key_enabled).toBe(true);
    expect(rule.apply_server_side_encryption_by_default.sse_algorithm).toBe("aws:kms");
    expect(template.target(rule.apply_server_side_encryption_by_default.kms_master_key_id)).toMatchObject({
      type: "aws_kms_key",
      attribute: "arn",
    });
  });

  it("moves log files after the hot days and lets them expire only after the lock", () => {
    const lifecycle = template
      .every(S3BucketLifecycleConfiguration)
      .find(({ bucket }) => template.target(bucket).attributes.bucket === "example-logs")!;
    const [archiveAndExpire] = lifecycle.rule;

    expect(lifecycle.transition_default_minimum_object_size).toBe("all_storage_classes_128K");
    expect(archiveAndExpire.transition).toEqual([{ days: 90, storage_class: "GLACIER_IR" }]);
    expect(archiveAndExpire.expiration).toEqual([{ days: 7 * 366 + 1 }]);
    expect(archiveAndExpire.noncurrent_version_expiration).toEqual([{ noncurrent_days: 30 }]);
    expect(archiveAndExpire.abort_incomplete_multipart_upload).toEqual([{ days_after_initiation: 7 }]);
  });

  it("records who touches it in the access log bucket, once that bucket accepts records", () => {
    const logging = template.only(S3BucketLoggingA);

    expect(template.target(logging.bucket).attributes.bucket).toBe("example-logs");
    expect(template.target(logging.target_bucket).attributes.bucket).toBe("example-access-logs");
    expect(template.dependencies(logging)).toEqual(["aws_s3_bucket_policy"]);
  });
});

describe("the access log bucket", () => {
  const template = archive();
  const policy = bucketPolicyOf(template, "example-access-logs");

  it("has no lock and SSE-S3, since access logs are delivered to no other bucket", () => {
    const locks = template.every(S3BucketObjectLockConfigurationA);
    const [encryption] = template
      .every(S3BucketServerSideEncryptionConfigurationA)
      .filter(({ bucket }) => template.target(bucket).attributes.bucket === "example-access-logs");

    expect(locks.map(({ bucket }) => template.target(bucket).attributes.bucket)).toEqual(["example-logs"]);
    expect(encryption!.rule).toEqual([{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }]);
  });

  it("keeps records for days of its own, and moves none of them", () => {
    const lifecycle = template
      .every(S3BucketLifecycleConfiguration)
      .find(({ bucket }) => template.target(bucket).attributes.bucket === "example-access-logs")!;

    expect(lifecycle.rule[0]).toMatchObject({ expiration: [{ days: 400 }] });
    expect(lifecycle.rule[0]).not.toHaveProperty("transition");
  });

  it("accepts records about the log bucket of its own account only", () => {
    expect(statement(policy, "S3ServerAccessLogs")).toMatchObject({
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:s3:::example-logs" },
        StringEquals: { "aws:SourceAccount": "222222222222" },
      },
    });
  });
});

describe("every bucket of the archive", () => {
  const template = archive();
  const names = ["example-access-logs", "example-logs"];
  const bucketsWith = (type: { tfResourceType: string }) =>
    template
      .every(type)
      .map(({ bucket }) => template.target(bucket).attributes.bucket)
      .sort();

  it("has versions, no ACLs, no public access and a policy", () => {
    expect(template.every(S3Bucket).map(({ bucket }) => bucket).sort()).toEqual(names); // prettier-ignore
    for (const type of [S3BucketVersioningA, S3BucketOwnershipControls, S3BucketPublicAccessBlock, S3BucketPolicy]) {
      expect(bucketsWith(type)).toEqual(names);
    }
    for (const versioning of template.every(S3BucketVersioningA)) {
      expect(versioning.versioning_configuration).toEqual({ status: "Enabled" });
    }
    for (const ownership of template.every(S3BucketOwnershipControls)) {
      expect(ownership.rule).toEqual({ object_ownership: "BucketOwnerEnforced" });
    }
    for (const block of template.every(S3BucketPublicAccessBlock)) {
      expect(block).toMatchObject({
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      });
    }
  });

  it("gets its policy after the block of public access, since S3 takes one of the two at a time", () => {
    for (const policy of template.every(S3BucketPolicy)) {
      expect(template.dependencies(policy)).toEqual(["aws_s3_bucket_public_access_block"]);
    }
  });

  it("cannot be destroyed by Terraform", () => {
    for (const bucket of template.every(S3Bucket)) expect(bucket.lifecycle).toEqual({ prevent_destroy: true });
  });
});

describe("the log key", () => {
  const template = archive();
  const key = template.only(KmsKey);

  it("rotates, has an alias, and cannot be destroyed by Terraform", () => {
    expect(key).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
    expect(template.only(KmsAlias).name).toBe("alias/organization-trail/log-archive");
  });
});

describe("the partition", () => {
  it("goes into every ARN of every policy", () => {
    const inGovCloud = (arn: string) => arn.replace("arn:aws:", "arn:aws-us-gov:");
    const template = archive({
      partition: "aws-us-gov",
      trailArn: inGovCloud(TRAIL),
      deploymentRoleArns: props.deploymentRoleArns.map(inGovCloud),
      breakGlassRoleArns: props.breakGlassRoleArns.map(inGovCloud),
      readerRoleArns: props.readerRoleArns.map(inGovCloud),
    });

    for (const { policy } of [...template.every(S3BucketPolicy), ...template.every(KmsKey)]) {
      expect(policy).not.toContain("arn:aws:");
    }
  });
});
