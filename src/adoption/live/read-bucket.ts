import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  paginateListBuckets,
} from "@aws-sdk/client-s3";
import type { S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { BucketConfigurationName } from "../../config";
import type { ExistingBucket } from "../existing";
import { principalsOf } from "../policy-text";
import { unlessMissing } from "./unless-missing";

/** Whether an account owns a bucket. Its own list says so, where the bucket's answers would depend on its policy. */
export async function ownsBucket(s3: S3Client, name: string): Promise<boolean> {
  for await (const { Buckets = [] } of paginateListBuckets({ client: s3, pageSize: 1000 }, { Prefix: name })) {
    if (Buckets.some((bucket) => bucket.Name === name)) return true;
  }
  return false;
}

/** Whether any account of the world has a bucket of that name. */
export async function isTaken(s3: S3Client, name: string): Promise<boolean> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: name }));
    return true;
  } catch (error) {
    // Whoever may not look, or asks in another Region, is told so only of a bucket that exists.
    return [301, 400, 403].includes((error as S3ServiceException).$metadata?.httpStatusCode ?? 0);
  }
}

/** What a bucket of an account is like. */
export async function readBucket(s3: S3Client, accountId: string, name: string): Promise<ExistingBucket> {
  const Bucket = { Bucket: name };
  const [location, versioning, encryption, publicAccess, policy, lifecycle, ownership, lock, logging, objects] =
    await Promise.all([
      s3.send(new GetBucketLocationCommand(Bucket)),
      s3.send(new GetBucketVersioningCommand(Bucket)),
      unlessMissing(s3.send(new GetBucketEncryptionCommand(Bucket)), "ServerSideEncryptionConfigurationNotFoundError"),
      unlessMissing(s3.send(new GetPublicAccessBlockCommand(Bucket)), "NoSuchPublicAccessBlockConfiguration"),
      unlessMissing(s3.send(new GetBucketPolicyCommand(Bucket)), "NoSuchBucketPolicy"),
      unlessMissing(s3.send(new GetBucketLifecycleConfigurationCommand(Bucket)), "NoSuchLifecycleConfiguration"),
      unlessMissing(s3.send(new GetBucketOwnershipControlsCommand(Bucket)), "OwnershipControlsNotFoundError"),
      unlessMissing(s3.send(new GetObjectLockConfigurationCommand(Bucket)), "ObjectLockConfigurationNotFoundError"),
      s3.send(new GetBucketLoggingCommand(Bucket)),
      s3.send(new ListObjectsV2Command({ ...Bucket, MaxKeys: 1 })),
    ]);
  const byDefault = encryption?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  const retention = lock?.ObjectLockConfiguration?.Rule?.DefaultRetention;
  const has: Record<BucketConfigurationName, boolean> = {
    versioning: versioning.Status !== undefined,
    encryption: encryption !== undefined,
    publicAccessBlock: publicAccess !== undefined,
    policy: policy?.Policy !== undefined,
    lifecycle: lifecycle !== undefined,
    ownershipControls: ownership !== undefined,
    objectLock: lock?.ObjectLockConfiguration?.ObjectLockEnabled === "Enabled",
    logging: logging.LoggingEnabled !== undefined,
  };
  return {
    name,
    accountId,
    region: regionOf(location.LocationConstraint),
    configurations: (Object.keys(has) as BucketConfigurationName[]).filter((configuration) => has[configuration]),
    hasObjects: (objects.KeyCount ?? 0) > 0,
    // S3 says one of the two; a zero stands for the other.
    retention: retention?.Mode && {
      mode: retention.Mode,
      years: retention.Years || undefined,
      days: retention.Days || undefined,
    },
    accessLogTarget: logging.LoggingEnabled?.TargetBucket,
    principals: principalsOf(policy?.Policy),
    keyId: byDefault?.KMSMasterKeyID,
  };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
function regionOf(location: string | undefined): string {
  if (location === undefined || location === "") return "us-east-1";
  return location === "EU" ? "eu-west-1" : location;
}
