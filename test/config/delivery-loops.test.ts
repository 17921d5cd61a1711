import { itAccepts, itRefuses } from "./edited-organization";

describe("what the trail would record of its own delivery", () => {
  itRefuses([
    [
      "the log bucket",
      {
        "trail.dataEvents": [
          {
            name: "objects",
            resourceType: "AWS::S3::Object",
            resourceArns: ["arn:aws:s3:::organization-trail-logs-222222222222-eu-central-1/"],
          },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] covers the log bucket organization-trail-logs-222222222222-eu-central-1: every delivery of the trail would be an event, and that event a delivery",
        'found: "arn:aws:s3:::organization-trail-logs-222222222222-eu-central-1/"',
        "write: the beginning of other buckets' ARNs, or leave resourceArns out: the trail leaves out its own buckets",
      ],
    ],
    [
      "a folder of the log bucket",
      {
        "trail.dataEvents": [
          {
            name: "objects",
            resourceType: "AWS::S3::Object",
            resourceArns: ["arn:aws:s3:::organization-trail-logs-222222222222-eu-central-1/AWSLogs/"],
          },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] covers the log bucket organization-trail-logs-222222222222-eu-central-1: every delivery of the trail would be an event, and that event a delivery",
        'found: "arn:aws:s3:::organization-trail-logs-222222222222-eu-central-1/AWSLogs/"',
        "write: the beginning of other buckets' ARNs, or leave resourceArns out: the trail leaves out its own buckets",
      ],
    ],
    [
      "the log bucket by the name that the configuration gives it",
      {
        "trail.dataEvents": [
          { name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws:s3:::audit"] },
        ],
        "logArchive.bucketName": "audit",
      },
      [
        "organization.yaml:36:101 trail.dataEvents[0].resourceArns[0] covers the log bucket audit: every delivery of the trail would be an event, and that event a delivery",
        'found: "arn:aws:s3:::audit"',
        "write: the beginning of other buckets' ARNs, or leave resourceArns out: the trail leaves out its own buckets",
      ],
    ],
    [
      "the access log bucket",
      {
        "trail.dataEvents": [
          {
            name: "objects",
            resourceType: "AWS::S3::Object",
            resourceArns: ["arn:aws:s3:::organization-trail-access-logs-222222222222-eu-central-1/"],
          },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] covers the access log bucket organization-trail-access-logs-222222222222-eu-central-1: every delivery of the trail would be an event, and that event a delivery",
        'found: "arn:aws:s3:::organization-trail-access-logs-222222222222-eu-central-1/"',
        "write: the beginning of other buckets' ARNs, or leave resourceArns out: the trail leaves out its own buckets",
      ],
    ],
    [
      "a beginning that the log bucket and the access log bucket share",
      {
        "trail.dataEvents": [
          { name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws:s3:::organization-trail-"] },
        ],
      },
      [
        "organization.yaml:35:101 trail.dataEvents[0].resourceArns[0] covers the log bucket organization-trail-logs-222222222222-eu-central-1 and the access log bucket organization-trail-access-logs-222222222222-eu-central-1: every delivery of the trail would be an event, and that event a delivery",
        'found: "arn:aws:s3:::organization-trail-"',
        "write: the beginning of other buckets' ARNs, or leave resourceArns out: the trail leaves out its own buckets",
      ],
    ],
    [
      "an account id that is none, without guessing the names of its buckets",
      {
        "trail.dataEvents": [
          { name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws:s3:::organization-trail-"] },
        ],
        "accounts.logArchive.id": "2",
      },
      [
        "organization.yaml:11:9 accounts.logArchive.id is not an account id",
        'found: "2"',
        "write: the 12 digits of the account id, in quotes",
      ],
    ],
  ]);

  itAccepts([
    [
      "every object, since the trail leaves out its own buckets",
      { "trail.dataEvents": [{ name: "objects", resourceType: "AWS::S3::Object", resourceArns: ["arn:aws:s3:::"] }] },
    ],
    [
      "a bucket whose name begins like the log bucket's",
      {
        "trail.dataEvents": [
          {
            name: "objects",
            resourceType: "AWS::S3::Object",
            resourceArns: ["arn:aws:s3:::organization-trail-logs-222222222222-eu-central-10/"],
          },
        ],
      },
    ],
    [
      "the log bucket's ARN for another type",
      {
        "trail.dataEvents": [
          {
            name: "access points",
            resourceType: "AWS::S3::AccessPoint",
            resourceArns: ["arn:aws:s3:eu-central-1:333333333333:accesspoint/logs"],
          },
        ],
      },
    ],
  ]);
});
