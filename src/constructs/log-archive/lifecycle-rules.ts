import type { S3BucketLifecycleConfigurationConfig } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";

/** What the lifecycle rules of a bucket are made from. */
export interface LifecycleRulesProps {
  /** After how many days an object expires. */
  readonly expiryDays: number;
  /** After how many days more a version goes that has expired or is hidden by a delete marker. */
  readonly noncurrentDays: number;
  /**
   * Where objects move before they expire.
   * @default - they stay in S3 Standard
   */
  readonly archive?: { readonly afterDays: number; readonly storageClass: string };
}

/**
 * Lifecycle rules that move, expire and tidy up.
 *
 * Expiry never beats Object Lock: S3 keeps a locked version however old it is.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-lifecycle
 */
export function lifecycleRules({
  expiryDays,
  noncurrentDays,
  archive,
}: LifecycleRulesProps): Pick<S3BucketLifecycleConfigurationConfig, "rule" | "transitionDefaultMinimumObjectSize"> {
  return {
    // Most log files are smaller: below 128 KiB the transition request and the overhead cost more than they save.
    transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
    rule: [
      {
        id: "archive-and-expire",
        status: "Enabled",
        filter: [{ prefix: "" }],
        transition: archive ? [{ days: archive.afterDays, storageClass: archive.storageClass }] : undefined,
        expiration: [{ days: expiryDays }],
        noncurrentVersionExpiration: [{ noncurrentDays }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
      },
      {
        id: "remove-expired-delete-markers",
        status: "Enabled",
        filter: [{ prefix: "" }],
        expiration: [{ expiredObjectDeleteMarker: true }],
      },
    ],
  };
}
