import { z } from "zod";
import { byName, byType, mapping, text, truth } from "./form";
import type { TextForm } from "./form";
import { KMS_KEY_ARN, ROLE_ARN } from "./arn-forms";
import { BUCKET_NAME } from "./bucket-name";
import { region } from "./region";
import { url } from "./url";

/** Name of an existing state. It becomes the id of a construct. */
export const STATE_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

const TYPES = ["local", "s3"];

const DIRECTORY: TextForm = {
  noun: "a folder",
  write: "the path of a folder, relative to this file",
  pattern: /\S/,
};

const STATE_FILE: TextForm = {
  noun: "a path",
  write: "the path of the state file, relative to this file",
  pattern: /\S/,
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const OBJECT_KEY: TextForm = {
  noun: "the key of an object in S3",
  write: "the key of the state file: up to 1024 characters, without a slash at either end",
  pattern: /^(?!\/)(?!.*\/$).{1,1024}$/,
};

/** Shorter than a key may be, so that `/<stack>.tfstate` fits behind it. */
const KEY_PREFIX: TextForm = {
  noun: "the beginning of a key",
  write: "what the key of every state begins with: up to 900 characters, without a slash at either end",
  pattern: /^(?!\/)(?!.*\/$).{1,900}$/,
};

const s3Access = {
  type: z.literal("s3"),
  bucket: text(BUCKET_NAME),
  region,
  roleArn: text(ROLE_ARN).optional(),
  endpoint: url.optional(),
  usePathStyle: truth().optional(),
  skipCredentialsValidation: truth().optional(),
};

/** Where the states of this module's stacks are kept. */
export const state = byType(TYPES, [
  mapping({ type: z.literal("local"), directory: text(DIRECTORY) }),
  mapping({
    ...s3Access,
    keyPrefix: text(KEY_PREFIX).optional(),
    kmsKeyArn: text(KMS_KEY_ARN).optional(),
    useLockfile: truth().optional(),
  }),
]);

/** States that somebody else writes, by name. */
export const existingState = byName(
  byType(TYPES, [
    mapping({ type: z.literal("local"), path: text(STATE_FILE) }),
    mapping({ ...s3Access, key: text(OBJECT_KEY) }),
  ]),
  STATE_NAME,
  "a mapping from a name to each state",
);
