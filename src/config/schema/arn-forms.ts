/** The ARNs that a configuration may name. */
import { PARTITIONS } from "../regions";
import type { TextForm } from "./form";

const PARTITION = `(?:${PARTITIONS.join("|")})`;
const REGION = "[a-z]{2}(?:-[a-z]+)+-[0-9]";
const ACCOUNT = "[0-9]{12}";

/**
 * ARN of an IAM role, with its path.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export const ROLE_ARN: TextForm = {
  noun: "the ARN of an IAM role",
  write: "arn:aws:iam::<account id>:role/<path and name of the role>",
  pattern: new RegExp(`^arn:${PARTITION}:iam::${ACCOUNT}:role/(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}$`),
};

/**
 * ARN of an IAM policy, AWS's own included.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export const POLICY_ARN: TextForm = {
  noun: "the ARN of an IAM policy",
  write: "arn:aws:iam::<account id>:policy/<path and name of the policy>",
  pattern: new RegExp(`^arn:${PARTITION}:iam::(?:${ACCOUNT}|aws):policy/(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,128}$`),
};

/** ARN of an IAM role, where `wildcard` says what a wildcard would let happen. */
export function exactRoleArn(wildcard: string): TextForm {
  return { ...ROLE_ARN, reason: (arn) => (/[*?]/.test(arn) ? wildcard : undefined) };
}

/**
 * Beginning of the ARNs of resources, as data event selectors compare it: letter by letter, without wildcards.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html
 */
export const ARN_PREFIX: TextForm = {
  noun: "the beginning of an ARN",
  write: "arn:aws:<service>: and as much of the ARN as all the resources share, such as arn:aws:s3:::example-bucket/",
  pattern: new RegExp(`^arn:${PARTITION}:[a-z0-9-]+:[^*?\\s]*$`),
  reason: (arn) =>
    /[*?]/.test(arn) ? "a wildcard has no meaning here, since every ARN that begins so counts" : undefined,
};

/** What Terraform's S3 backend takes for the id of a key: a UUID of versions 1 to 5, or that of a multi-Region key. */
const KEY_ID = "(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})";

/**
 * ARN of a KMS key; an alias is not enough, since it can be pointed at another key.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN
 */
export const KMS_KEY_ARN: TextForm = {
  noun: "the ARN of a KMS key",
  write: "arn:aws:kms:<Region>:<account id>:key/<key id>",
  pattern: new RegExp(`^arn:${PARTITION}:kms:${REGION}:${ACCOUNT}:key/${KEY_ID}$`),
  reason: (arn) => (arn.includes(":alias/") ? "it is the ARN of an alias" : undefined),
};

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
export const QUEUE_ARN = new RegExp(`^arn:${PARTITION}:sqs:${REGION}:${ACCOUNT}:[A-Za-z0-9_-]{1,80}(?:\\.fifo)?$`);

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html */
export const FUNCTION_ARN = new RegExp(
  `^arn:${PARTITION}:lambda:${REGION}:${ACCOUNT}:function:[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_-]+)?$`,
);
