import { z } from "zod";
import { s3 as kind } from "../../../states/s3";
import { ACCOUNT_ID } from "../accounts";
import { KMS_KEY_ARN, POLICY_ARN, ROLE_ARN } from "../arn-forms";
import { BUCKET_NAME } from "../bucket-name";
import { byName, choice, filledList, mapping, text, truth, wholeNumber } from "../form";
import { region } from "../region";
import { url } from "../url";
import { objectKey, objectKeys, word, workspace } from "./forms";

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_ID = {
  noun: "an external id",
  write: "2 to 1224 letters, digits and + = , . @ : / -",
  pattern: /^[\w+=,.@:/-]{2,1224}$/,
};

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const SESSION_NAME = {
  noun: "the name of a session",
  write: "2 to 64 letters, digits and + = , . @ -",
  pattern: /^[\w+=,.@-]{2,64}$/,
};

const ALL_ACCOUNTS = "names no account, so that it says nothing";

const access = {
  type: z.literal("s3"),
  bucket: text(BUCKET_NAME),
  region,
  profile: word("the name of a profile", "the name of a profile in the AWS configuration files").optional(),
  roleArn: text(ROLE_ARN).optional(),
  externalId: text(EXTERNAL_ID).optional(),
  sessionName: text(SESSION_NAME).optional(),
  sessionDuration: text({
    noun: "a duration from 15m to 12h",
    write: "hours and minutes, such as 1h or 1h30m",
    pattern: /^(?:12h|(?:[1-9]|1[01])h(?:[1-5]?\dm)?|(?:1[5-9]|[2-9]\d|[1-6]\d\d|7[01]\d|720)m)$/,
  }).optional(),
  sourceIdentity: text({ ...SESSION_NAME, noun: "a source identity" }).optional(),
  sessionTags: byName(
    word("the value of a tag", "up to 256 characters, in quotes"),
    /^[^{}]{1,128}$/,
    "a mapping from the key of each tag to its value",
  ).optional(),
  transitiveTagKeys: filledList(
    word("the key of a tag", "a key of sessionTags"),
    "a list of keys of sessionTags",
    "names no tag, so that it says nothing",
  ).optional(),
  policyArns: filledList(
    text(POLICY_ARN),
    "a list of ARNs of IAM policies",
    "names no policy, so that it narrows nothing",
  ).optional(),
  allowedAccountIds: filledList(text(ACCOUNT_ID), "a list of account ids", ALL_ACCOUNTS).optional(),
  forbiddenAccountIds: filledList(text(ACCOUNT_ID), "a list of account ids", ALL_ACCOUNTS).optional(),
  endpoints: mapping({
    s3: url.optional(),
    dynamodb: url.optional(),
    sts: url.optional(),
    iam: url.optional(),
    sso: url.optional(),
  }).optional(),
  stsRegion: region.optional(),
  useFipsEndpoint: truth().optional(),
  useDualstackEndpoint: truth().optional(),
  usePathStyle: truth().optional(),
  maxRetries: wholeNumber("a whole number from 0 to 1000", 0, 1000).optional(),
  retryMode: choice("a way to try again", ["standard", "adaptive"]).optional(),
  skipCredentialsValidation: truth().optional(),
  skipRequestingAccountId: truth().optional(),
  skipMetadataApiCheck: truth().optional(),
  skipRegionValidation: truth().optional(),
  skipS3Checksum: truth().optional(),
};

/**
 * States of ours in Amazon S3.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
export const s3 = mapping(
  {
    ...access,
    key: objectKeys.optional(),
    readRoleArn: text(ROLE_ARN).optional(),
    kmsKeyArn: text(KMS_KEY_ARN).optional(),
    acl: word("a canned ACL", "the name of a canned ACL, such as bucket-owner-full-control").optional(),
    useLockfile: truth().optional(),
    dynamodbTable: text({
      noun: "the name of a table",
      write: "3 to 255 letters, digits and _ . -",
      pattern: /^[A-Za-z0-9_.-]{3,255}$/,
    }).optional(),
  },
  kind.environment,
);

/** An existing state in Amazon S3. */
export const existingS3 = mapping(
  {
    ...access,
    key: objectKey,
    workspace: workspace.optional(),
    workspaceKeyPrefix: text({
      noun: "the beginning of a key",
      write: "what the keys of the workspaces' states begin with, without a slash at either end",
      pattern: /^(?!\/)(?!.*\/$)[^{}]+$/,
    }).optional(),
  },
  kind.environment,
);
