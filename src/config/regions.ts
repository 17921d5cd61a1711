/**
 * The AWS Regions by partition.
 *
 * The isolated and sovereign partitions are left out: their service principals and host names differ, and nothing here
 * was tried there.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const REGIONS = {
  aws: [
    ...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
    ...["ca-central-1", "ca-west-1", "mx-central-1", "sa-east-1", "sa-west-1"],
    ...[
      "eu-central-1",
      "eu-central-2",
      "eu-north-1",
      "eu-south-1",
      "eu-south-2",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
    ],
    ...["af-south-1", "il-central-1", "me-central-1", "me-south-1", "me-west-1"],
    ...["ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2"],
    ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6"],
    "ap-southeast-7",
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
} as const;

/** The codes of all Regions. */
export const REGION_CODES: readonly string[] = Object.values(REGIONS).flat();

/** The partitions, as ARNs name them. */
export const PARTITIONS: readonly string[] = Object.keys(REGIONS);

/** The partition of a Region of the table. */
export function partitionOfRegion(region: string): string {
  const entry = Object.entries(REGIONS).find(([, codes]) => (codes as readonly string[]).includes(region));
  return entry?.[0] ?? "aws";
}

/** Where the events of a partition's global services happen, by partition: that of IAM first. */
const GLOBAL_REGIONS: Readonly<Record<string, readonly [iam: string, ...others: string[]]>> = {
  aws: ["us-east-1"],
  // IAM is in Beijing, AWS Organizations in Ningxia.
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-west-1"],
};

/**
 * The Regions where IAM, AWS Organizations and the other global services of a Region's partition report their events.
 * @see https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 * @see https://docs.aws.amazon.com/general/latest/gr/ao.html
 */
export function globalRegionsOf(region: string): readonly string[] {
  return GLOBAL_REGIONS[partitionOfRegion(region)] ?? [region];
}

/** The Region where IAM of a Region's partition is called. */
export function globalRegionOf(region: string): string {
  return globalRegionsOf(region)[0] ?? region;
}
