import { partsOfArn } from "../arn";
import type { OrganizationConfiguration } from "../configuration";
import { defaultAccessLogBucketName, defaultLogBucketName } from "../defaults";
import type { Finding } from "../finding";
import type { Sound } from "../sound";

/** The log bucket and the bucket of its access log are two buckets. */
export function logBucketRules({ logArchive, accounts, homeRegion }: Sound<OrganizationConfiguration>): Finding[] {
  const accountId = accounts?.logArchive?.id;
  if (logArchive === undefined || accountId === undefined || homeRegion === undefined) return [];
  const { bucketName = defaultLogBucketName(accountId, homeRegion) } = logArchive;
  const { accessLogBucketName = defaultAccessLogBucketName(accountId, homeRegion) } = logArchive;
  if (bucketName !== accessLogBucketName) return [];

  const written = logArchive.accessLogBucketName === undefined ? "bucketName" : "accessLogBucketName";
  return [
    {
      path: ["logArchive", written],
      what: "names one bucket for the logs and for the record of who reads them, which would grow by its own entries",
      write: "another name",
    },
  ];
}

/**
 * The key that encrypts the states is in their bucket's Region.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function stateKeyRules({ state }: Sound<OrganizationConfiguration>): Finding[] {
  if (state?.type !== "s3" || state.kmsKeyArn === undefined || state.region === undefined) return [];
  const { region } = partsOfArn(state.kmsKeyArn);
  if (region === state.region) return [];
  return [
    {
      path: ["state", "kmsKeyArn"],
      what: `is a key in ${region}, but the bucket is in ${state.region}`,
      write: "the ARN of a key in the bucket's Region",
    },
  ];
}
