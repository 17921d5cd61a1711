import { people } from "../people";
import { cloudTrail, services } from "../services";
import { allowed, denied } from "../simulated-request";
import type { Topic } from "../simulated-request";
import { ACCESS_LOG, ACCESS_LOG_BUCKET, LOG_BUCKET, LOG_FILE } from "../targets";

const ownerControls = { "s3:x-amz-acl": "bucket-owner-full-control" };
const withoutTls = { "aws:SecureTransport": "false", "s3:TlsVersion": undefined };
const oldTls = { "s3:TlsVersion": "1.1" };
const readers = [people.reader, people.investigator];
const logArchivePeople = [people.deploymentRole, people.logArchiveAdministrator, people.logArchiveRootUser];

export const speakOldTls: Topic = {
  title: "speak without TLS, or an old one",
  column: "old TLS",
  decisions: [
    denied("bucket policy", {
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: LOG_FILE,
      context: { ...ownerControls, ...withoutTls },
      because: "nothing travels in the clear",
    }),
    denied("bucket policy", {
      who: services.accessLogsOfTheLogBucket,
      does: "s3:PutObject",
      to: ACCESS_LOG,
      context: withoutTls,
      because: "nothing travels in the clear",
    }),
    denied("bucket policy", {
      who: [...readers, ...logArchivePeople],
      does: "s3:GetObject",
      to: [LOG_FILE, ACCESS_LOG],
      context: withoutTls,
      because: "nothing travels in the clear",
    }),
    denied("bucket policy", {
      who: [...readers, ...logArchivePeople],
      does: ["s3:ListBucket", "s3:GetBucketPolicy"],
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      context: withoutTls,
      because: "nothing travels in the clear",
    }),
    denied("bucket policy", {
      who: [...readers, ...logArchivePeople],
      does: "s3:GetObject",
      to: [LOG_FILE, ACCESS_LOG],
      context: oldTls,
      because: "TLS before 1.2 is broken",
    }),
    denied("bucket policy", {
      who: [...readers, ...logArchivePeople],
      does: ["s3:ListBucket", "s3:GetBucketPolicy"],
      to: [LOG_BUCKET, ACCESS_LOG_BUCKET],
      context: oldTls,
      because: "TLS before 1.2 is broken",
    }),
    allowed({
      who: readers,
      does: "s3:GetObject",
      to: LOG_FILE,
      context: { "s3:TlsVersion": "1.2" },
      because: "TLS 1.2 is the oldest that is good enough",
    }),
    allowed({
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: LOG_FILE,
      context: { ...ownerControls, ...oldTls },
      because: "which TLS version its services speak among themselves is AWS's choice",
    }),
    allowed({
      who: services.accessLogsOfTheLogBucket,
      does: "s3:PutObject",
      to: ACCESS_LOG,
      context: oldTls,
      because: "which TLS version its services speak among themselves is AWS's choice",
    }),
  ],
};
