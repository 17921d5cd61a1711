import { KMS_KEY_ARN, TOPIC_ARN, TRAIL_ARN } from "./arn-forms";
import { BUCKET_NAME } from "./bucket-name";
import { choice, list, mapping, text, truth } from "./form";
import type { TextForm } from "./form";
import { TARGET } from "./id-forms";
import { LOG_GROUP_NAME, ROLE_NAME } from "./trail";
import { value } from "./value";

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html */
const POLICY_ID: TextForm = {
  noun: "the id of a policy",
  write: "p- and 8 to 128 letters, digits and underscores, as AWS Organizations shows it",
  pattern: /^p-[0-9a-zA-Z_]{8,128}$/,
};

const configurationName = choice("a configuration of a bucket", [
  "versioning",
  "encryption",
  "publicAccessBlock",
  "policy",
  "lifecycle",
  "ownershipControls",
  "objectLock",
  "logging",
]);

const bucket = mapping({
  name: text(BUCKET_NAME),
  configurations: list(configurationName, "a list of what the bucket has, such as [versioning, encryption]").optional(),
});

const serviceControlPolicy = mapping({
  id: text(POLICY_ID),
  targets: list(value(TARGET), "a list of what the policy is attached to, such as [root]").optional(),
});

/** What is taken over. */
export const adopt = mapping({
  trail: text(TRAIL_ARN).optional(),
  logBucket: bucket.optional(),
  accessLogBucket: bucket.optional(),
  logKey: mapping({ arn: text(KMS_KEY_ARN), alias: truth().optional() }).optional(),
  logGroup: text(LOG_GROUP_NAME).optional(),
  cloudWatchLogsRole: mapping({ name: text(ROLE_NAME), policy: truth().optional() }).optional(),
  deliveryTopic: text(TOPIC_ARN).optional(),
  alarmTopic: text(TOPIC_ARN).optional(),
  serviceControlPolicies: list(serviceControlPolicy, "a list of policies, each with its id").optional(),
  resourceControlPolicy: mapping({ id: text(POLICY_ID), attached: truth().optional() }).optional(),
});
