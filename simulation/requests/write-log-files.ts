import { boundPeople, people } from "../people";
import { cloudTrail, services } from "../services";
import { allowed, denied, notLetIn } from "../simulated-request";
import type { Topic } from "../simulated-request";
import {
  ACCESS_LOG,
  DIGEST_FILE,
  LOG_BUCKET,
  LOG_FILE,
  LOG_KEY,
  MANAGEMENT_LOG_FILE,
  MEMBER_KEY,
  ORGANIZATION_TRAIL,
  OTHER_OBJECTS,
} from "../targets";

const ownerControls = { "s3:x-amz-acl": "bucket-owner-full-control" };
const keyHeader = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const encryptionContext = (trailArn: string) => ({ "kms:EncryptionContext:aws:cloudtrail:arn": trailArn });
const forThisTrail = encryptionContext(ORGANIZATION_TRAIL.arn);
const forNobody = { "aws:SourceArn": undefined, "aws:SourceAccount": undefined, "aws:SourceOrgID": undefined };

export const writeLogFiles: Topic = {
  title: "write log files",
  column: "write log files",
  decisions: [
    allowed({
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: [LOG_FILE, DIGEST_FILE, MANAGEMENT_LOG_FILE],
      context: ownerControls,
      because: "this is the delivery of log files",
    }),
    allowed({
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: LOG_FILE,
      context: { ...ownerControls, [keyHeader]: LOG_KEY.arn },
      because: "the log file names the log key",
    }),
    allowed({
      who: cloudTrail.forThisTrail,
      does: "s3:GetBucketAcl",
      to: LOG_BUCKET,
      because: "CloudTrail asks before it accepts the bucket",
    }),
    allowed({
      who: cloudTrail.forThisTrail,
      does: ["kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"],
      to: LOG_KEY,
      context: forThisTrail,
      because: "CloudTrail encrypts each log file in the name of the trail",
    }),
    allowed({
      who: cloudTrail.forThisTrail,
      does: ["kms:DescribeKey", "kms:Decrypt"],
      to: LOG_KEY,
      because: "CloudTrail asks before it accepts the key, and renews the bucket key",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: LOG_FILE,
      because: "CloudTrail always hands the log file to the bucket's owner",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: MANAGEMENT_LOG_FILE,
      context: { "s3:x-amz-acl": "private" },
      because: "CloudTrail always hands the log file to the bucket's owner",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: OTHER_OBJECTS,
      context: ownerControls,
      because: "an organization trail writes below two prefixes only",
    }),
    denied("bucket policy", {
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: LOG_FILE,
      context: { ...ownerControls, [keyHeader]: MEMBER_KEY.arn },
      because: "a log file under another key is one that its owner may take away",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: "kms:GenerateDataKey",
      to: LOG_KEY,
      because: "CloudTrail always names the trail",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: "kms:GenerateDataKey",
      to: LOG_KEY,
      context: encryptionContext("arn:aws:cloudtrail:eu-central-1:555555555555:trail/organization-trail"),
      because: "the key is for trails of the management account",
    }),
    notLetIn({
      who: [cloudTrail.forAnotherTrail, cloudTrail.forAMember],
      does: "s3:PutObject",
      to: [LOG_FILE, MANAGEMENT_LOG_FILE],
      context: ownerControls,
      because: "the bucket is for one trail",
    }),
    notLetIn({
      who: [cloudTrail.forAnotherTrail, cloudTrail.forAMember],
      does: "s3:GetBucketAcl",
      to: LOG_BUCKET,
      because: "the bucket is for one trail",
    }),
    denied("bucket policy", {
      who: cloudTrail.forAnotherOrganization,
      does: "s3:PutObject",
      to: [LOG_FILE, MANAGEMENT_LOG_FILE],
      context: ownerControls,
      because: "CloudTrail is no confused deputy of another organization",
    }),
    denied("bucket policy", {
      who: cloudTrail.forAnotherOrganization,
      does: "s3:GetBucketAcl",
      to: LOG_BUCKET,
      because: "CloudTrail is no confused deputy of another organization",
    }),
    notLetIn({
      who: cloudTrail.forThisTrail,
      does: "s3:PutObject",
      to: LOG_FILE,
      context: { ...ownerControls, ...forNobody },
      because: "CloudTrail always says for which trail it writes",
    }),
    notLetIn({
      who: [cloudTrail.forAnotherTrail, cloudTrail.forAMember, cloudTrail.forAnotherOrganization],
      does: ["kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"],
      to: LOG_KEY,
      context: forThisTrail,
      because: "the key is for one trail",
    }),
    notLetIn({
      who: [cloudTrail.forAnotherTrail, cloudTrail.forAMember, cloudTrail.forAnotherOrganization],
      does: ["kms:DescribeKey", "kms:Decrypt"],
      to: LOG_KEY,
      because: "the key is for one trail",
    }),
    notLetIn({
      who: services.config,
      does: "s3:PutObject",
      to: [LOG_FILE, ...OTHER_OBJECTS],
      context: ownerControls,
      because: "AWS Config cannot deliver to a locked bucket, and must not try",
    }),
    denied("bucket policy", {
      who: [...boundPeople, people.deploymentRole, people.breakGlass, people.managementAdministrator, people.outsider],
      does: ["s3:PutObject", "s3:ReplicateObject"],
      to: LOG_FILE,
      because: "a log file that CloudTrail did not write is a forgery",
    }),
    denied("bucket policy", {
      who: [people.logArchiveAdministrator, people.deploymentRole, people.managementAdministrator],
      does: ["s3:PutObject", "s3:ReplicateObject"],
      to: ACCESS_LOG,
      because: "a record of access that S3 did not write is a forgery",
    }),
    denied("bucket policy", {
      who: [people.logArchiveAdministrator, people.deploymentRole],
      does: "s3:PutObject",
      to: OTHER_OBJECTS,
      because: "the bucket holds nothing but log files",
    }),
    notLetIn({
      who: [people.logArchiveAdministrator, people.deploymentRole, people.reader, people.managementAdministrator],
      does: "kms:GenerateDataKey",
      to: LOG_KEY,
      context: forThisTrail,
      because: "only CloudTrail encrypts",
    }),
    allowed({
      who: services.accessLogsOfTheLogBucket,
      does: "s3:PutObject",
      to: ACCESS_LOG,
      because: "this is the record of access to the log bucket",
    }),
    notLetIn({
      who: [services.accessLogsOfAnotherBucket, cloudTrail.forThisTrail],
      does: "s3:PutObject",
      to: ACCESS_LOG,
      because: "the access log bucket is for one bucket",
    }),
    notLetIn({
      who: services.accessLogsOfTheLogBucket,
      does: "s3:PutObject",
      to: ACCESS_LOG,
      context: { "aws:SourceAccount": "555555555555" },
      because: "a bucket of that name in another account is another bucket",
    }),
  ],
};
