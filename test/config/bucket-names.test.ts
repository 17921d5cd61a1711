import { itAccepts, itRefuses } from "./edited-organization";

describe("bucket names", () => {
  itRefuses([
    [
      "a name of 2 characters",
      { "logArchive.bucketName": "ab" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: its length is 2",
        'found: "ab"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a name of 64 characters",
      { "logArchive.bucketName": "a".repeat(64) },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: its length is 64",
        'found: "' + "a".repeat(64) + '"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a capital letter",
      { "logArchive.bucketName": "Audit-logs" },
      [
        'organization.yaml:35:15 logArchive.bucketName is not a bucket name: it has the character "A"',
        'found: "Audit-logs"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "an underscore",
      { "logArchive.bucketName": "audit_logs" },
      [
        'organization.yaml:35:15 logArchive.bucketName is not a bucket name: it has the character "_"',
        'found: "audit_logs"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a dash in front",
      { "logArchive.bucketName": "-audit" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: it begins or ends with a dot or a dash",
        'found: "-audit"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a dash behind",
      { "logArchive.bucketName": "audit-" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: it begins or ends with a dot or a dash",
        'found: "audit-"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a dot in the name of a log bucket",
      { "logArchive.bucketName": "audit.logs" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: it has a dot, and the TLS certificate of S3, made for one label before the host name, does not match such a bucket",
        'found: "audit.logs"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "a dot in the name of an access log bucket",
      { "logArchive.accessLogBucketName": "access.logs" },
      [
        "organization.yaml:35:24 logArchive.accessLogBucketName is not a bucket name: it has a dot, and the TLS certificate of S3, made for one label before the host name, does not match such a bucket",
        'found: "access.logs"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "two dots in a row",
      { "state.bucket": "audit..logs" },
      [
        "organization.yaml:25:11 state.bucket is not a bucket name: it has two dots in a row",
        'found: "audit..logs"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "an IP address",
      { "state.bucket": "192.168.5.4" },
      [
        "organization.yaml:25:11 state.bucket is not a bucket name: it looks like an IP address",
        'found: "192.168.5.4"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the prefix xn--",
      { "logArchive.bucketName": "xn--audit" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: AWS reserves names that begin with xn--",
        'found: "xn--audit"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the prefix sthree-",
      { "logArchive.bucketName": "sthree-audit" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: AWS reserves names that begin with sthree-",
        'found: "sthree-audit"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the prefix amzn-s3-demo-",
      { "logArchive.bucketName": "amzn-s3-demo-audit" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: AWS reserves names that begin with amzn-s3-demo-",
        'found: "amzn-s3-demo-audit"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the suffix -s3alias",
      { "logArchive.bucketName": "audit-s3alias" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: AWS reserves names that end with -s3alias",
        'found: "audit-s3alias"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the suffix --ol-s3",
      { "logArchive.bucketName": "audit--ol-s3" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: AWS reserves names that end with --ol-s3",
        'found: "audit--ol-s3"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the suffix .mrap",
      { "state.bucket": "audit.mrap" },
      [
        "organization.yaml:25:11 state.bucket is not a bucket name: AWS reserves names that end with .mrap",
        'found: "audit.mrap"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the suffix --x-s3",
      { "logArchive.bucketName": "audit--x-s3" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: AWS reserves names that end with --x-s3",
        'found: "audit--x-s3"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "the suffix --table-s3",
      { "logArchive.bucketName": "audit--table-s3" },
      [
        "organization.yaml:35:15 logArchive.bucketName is not a bucket name: AWS reserves names that end with --table-s3",
        'found: "audit--table-s3"',
        "write: 3 to 63 lower case letters, digits and dashes, with a letter or digit at both ends",
      ],
    ],
    [
      "one bucket for the logs and their access log",
      { "logArchive.bucketName": "audit", "logArchive.accessLogBucketName": "audit" },
      [
        "organization.yaml:36:24 logArchive.accessLogBucketName names one bucket for the logs and for the record of who reads them, which would grow by its own entries",
        'found: "audit"',
        "write: another name",
      ],
    ],
    [
      "the default name of the access log bucket for the log bucket",
      { "logArchive.bucketName": "organization-trail-access-logs-222222222222-eu-central-1" },
      [
        "organization.yaml:35:15 logArchive.bucketName names one bucket for the logs and for the record of who reads them, which would grow by its own entries",
        'found: "organization-trail-access-logs-222222222222-eu-central-1"',
        "write: another name",
      ],
    ],
    [
      "the default name of the log bucket for the access log bucket",
      { "logArchive.accessLogBucketName": "organization-trail-logs-222222222222-eu-central-1" },
      [
        "organization.yaml:35:24 logArchive.accessLogBucketName names one bucket for the logs and for the record of who reads them, which would grow by its own entries",
        'found: "organization-trail-logs-222222222222-eu-central-1"',
        "write: another name",
      ],
    ],
  ]);

  itAccepts([
    ["a name of 3 characters", { "logArchive.bucketName": "abc" }],
    ["a name of 63 characters", { "logArchive.bucketName": "a".repeat(63) }],
    ["digits at both ends", { "logArchive.bucketName": "1-audit-1" }],
    ["a dot in the name of an existing bucket", { "state.bucket": "audit.logs" }],
    [
      "two names of the reader's choice",
      { "logArchive.bucketName": "audit", "logArchive.accessLogBucketName": "audit-access" },
    ],
  ]);
});
