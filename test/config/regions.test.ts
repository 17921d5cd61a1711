import { PARTITIONS, partitionOfRegion, REGION_CODES } from "../../src/config/regions";
import { edited, load, problemsIn } from "./edited-organization";

describe("the Regions", () => {
  it.each(REGION_CODES)("of %s gives default bucket names that S3 allows", (homeRegion) => {
    const partition = partitionOfRegion(homeRegion);
    const { bucketName, accessLogBucketName } = load(
      edited({ homeRegion }).replaceAll("arn:aws:", `arn:${partition}:`),
    ).logArchive;

    expect(PARTITIONS).toContain(partition);
    expect(problemsIn(edited({ "logArchive.bucketName": bucketName }))).toEqual([]);
    expect(problemsIn(edited({ "logArchive.accessLogBucketName": accessLogBucketName }))).toEqual([]);
  });
});
