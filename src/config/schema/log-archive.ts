import { acknowledgement } from "./acknowledgement";
import { NEW_BUCKET_NAME } from "./bucket-name";
import { choice, list, mapping, text, truth, wholeNumber } from "./form";
import { exactRoleArn } from "./arn-forms";
import { value } from "./value";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-retention-limits */
const LONGEST_YEARS = 100;
const LONGEST_DAYS = 36500;

const retention = mapping({
  mode: choice("a mode of Object Lock", ["GOVERNANCE", "COMPLIANCE"]),
  years: wholeNumber(`a whole number from 1 to ${LONGEST_YEARS}`, 1, LONGEST_YEARS).optional(),
  days: wholeNumber(`a whole number from 1 to ${LONGEST_DAYS}`, 1, LONGEST_DAYS).optional(),
  acknowledgement: acknowledgement.optional(),
  hotDays: wholeNumber(`a whole number from 0 to ${LONGEST_DAYS}`, 0, LONGEST_DAYS).optional(),
  archiveStorageClass: choice("a storage class for older log files", [
    "GLACIER_IR",
    "GLACIER",
    "DEEP_ARCHIVE",
  ]).optional(),
  noncurrentDays: wholeNumber(`a whole number from 1 to ${LONGEST_DAYS}`, 1, LONGEST_DAYS).optional(),
  accessLogDays: wholeNumber(`a whole number from 1 to ${LONGEST_DAYS}`, 1, LONGEST_DAYS).optional(),
});

const minimumTlsVersion = choice(
  "a version of TLS",
  ["1.2", "1.3"],
  "is a number, and a version is a text: put it in quotes",
);

/** The log archive. */
export const logArchive = mapping({
  bucketName: text(NEW_BUCKET_NAME).optional(),
  accessLogBucketName: text(NEW_BUCKET_NAME).optional(),
  readers: list(
    value(exactRoleArn("with a wildcard, whoever can name a role could make one that reads the logs")),
    "a list of ARNs of roles",
  ).optional(),
  minimumTlsVersion: minimumTlsVersion.optional(),
  denyOtherKeys: truth().optional(),
  retention,
});
