import { attributeOf } from "../../attribute";
import { changedValues, check, lostMembers, lostProtections } from "../../attribute-checks";
import type { Finding, ResourceUpdate, Rule } from "../../rule";
import { judgeUpdate } from "../../rule";
import { isEmpty } from "../../value";

/** Default encryption of buckets, by the place that says it. */
const DEFAULT_ENCRYPTION: Readonly<Record<string, string>> = {
  aws_s3_bucket_server_side_encryption_configuration: "rule.0",
  aws_s3_bucket: "server_side_encryption_configuration.0.rule.0",
};

const KEYS: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: "kms_key_id",
  aws_sns_topic: "kms_master_key_id",
  aws_sqs_queue: "kms_master_key_id",
};

/** From the weakest to the strongest. */
const ALGORITHMS = ["AES256", "aws:kms", "aws:kms:dsse"];

export const encryptionWeakened: Rule = {
  id: "encryption-weakened",
  title: "Something is encrypted more weakly, or with another key",
  why: "Who reads is decided by the key's policy. Of another key nobody knows the policy here: it may let in anybody, or shut out the service that writes.",
  instead: "keep algorithm and key; to renew the key, let KMS rotate it: the key stays the same",
  reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  types: [...Object.keys(DEFAULT_ENCRYPTION), ...Object.keys(KEYS)],
  judge: judgeUpdate((update) => {
    const key = KEYS[update.type];
    if (key === undefined) {
      return judgeDefaultEncryption(update, DEFAULT_ENCRYPTION[update.type]!);
    }
    const what = "encrypts no longer: sqs_managed_sse_enabled";
    return [
      ...changedValues(update, { [key]: `encrypts with another key or none: ${key}` }),
      ...(isEmpty(update.after[key])
        ? lostProtections(update, [{ path: "sqs_managed_sse_enabled", keep: true, otherwise: false, what }])
        : []),
    ];
  }),
};

function judgeDefaultEncryption(update: ResourceUpdate, rule: string): Finding[] {
  const byDefault = `${rule}.apply_server_side_encryption_by_default.0`;
  const strength = (algorithm: unknown) => ALGORITHMS.indexOf(String(algorithm));
  return [
    ...check(
      attributeOf(update, `${byDefault}.sse_algorithm`),
      (before) => strength(before) > 0,
      ({ before, after }) => strength(after) >= strength(before),
      "encrypts new objects more weakly: sse_algorithm",
    ),
    ...changedValues(update, {
      [`${byDefault}.kms_master_key_id`]: "encrypts new objects with another key: kms_master_key_id",
    }),
    ...lostMembers(update, { [`${rule}.blocked_encryption_types`]: "lets writers bring keys of their own" }),
  ];
}
