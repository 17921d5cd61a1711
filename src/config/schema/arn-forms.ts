/**
 * The ARNs that a configuration may name, literally or by reference.
 *
 * The patterns are read by JavaScript and, where a value comes from a state, by Terraform (RE2): so they look neither
 * ahead nor behind, and have no groups that capture.
 */
import { PARTITIONS } from "../regions";
import type { TextForm } from "./form";

const REGION = "[a-z]{2}(?:-[a-z]+)+-[0-9]";

/** Why a text is refused that has braces. */
export const IN_BRACES = "Terraform would look for a value in its braces";

/** Whose ARN it is. */
export interface ArnOwner {
  /**
   * Its partition.
   * @default - any
   */
  readonly partition?: string;
  /**
   * Ids of the accounts that may own it.
   * @default - any
   */
  readonly accountIds?: readonly string[];
}

function partitionOf({ partition }: ArnOwner): string {
  return partition ?? `(?:${PARTITIONS.join("|")})`;
}

function accountOf({ accountIds }: ArnOwner): string {
  return accountIds === undefined ? "[0-9]{12}" : `(?:${accountIds.join("|")})`;
}

/** Pattern of the ARN of one role, with its path. */
export function roleArnPattern(owner: ArnOwner = {}): string {
  return `^arn:${partitionOf(owner)}:iam::${accountOf(owner)}:role/(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}$`;
}

/**
 * Pattern of the ARN of a standard queue: SNS subscribes no FIFO queue to a standard topic.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
 */
export function queueArnPattern(owner: ArnOwner = {}): string {
  return `^arn:${partitionOf(owner)}:sqs:${REGION}:${accountOf(owner)}:[A-Za-z0-9_-]{1,80}$`;
}

/**
 * Pattern of the ARN of a function, with its version or alias.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export function functionArnPattern(owner: ArnOwner = {}): string {
  return `^arn:${partitionOf(owner)}:lambda:${REGION}:${accountOf(owner)}:function:[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_-]+)?$`;
}

/** Pattern of the beginning of the ARNs of a service, or of any. Terraform would look for a value in braces. */
export function arnPrefixPattern({ service, ...owner }: ArnOwner & { readonly service?: string } = {}): string {
  return `^arn:${partitionOf(owner)}:${service ?? "[a-z0-9-]+"}:[^*?{}\\s]*$`;
}

/** Why nothing of a backend can be a reference. */
const BACKEND = "Terraform opens a state before it reads another";

/**
 * ARN of an IAM role, with its path.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export const ROLE_ARN: TextForm = {
  noun: "the ARN of an IAM role",
  write: "arn:aws:iam::<account id>:role/<path and name of the role>",
  pattern: new RegExp(roleArnPattern()),
  reference: BACKEND,
};

/**
 * ARN of an IAM policy, AWS's own included.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
export const POLICY_ARN: TextForm = {
  noun: "the ARN of an IAM policy",
  write: "arn:aws:iam::<account id>:policy/<path and name of the policy>",
  pattern: new RegExp(
    `^arn:${partitionOf({})}:iam::(?:${accountOf({})}|aws):policy/(?:[\\w+=,.@-]+/)*[\\w+=,.@-]{1,128}$`,
  ),
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
  pattern: new RegExp(arnPrefixPattern()),
  reason(arn) {
    if (/[*?]/.test(arn)) return "a wildcard has no meaning here, since every ARN that begins so counts";
    return /[{}]/.test(arn) ? IN_BRACES : undefined;
  },
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
  pattern: new RegExp(`^arn:${partitionOf({})}:kms:${REGION}:${accountOf({})}:key/${KEY_ID}$`),
  reason: (arn) => (arn.includes(":alias/") ? "it is the ARN of an alias" : undefined),
  reference: BACKEND,
};

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html */
export const TRAIL_ARN: TextForm = {
  noun: "the ARN of a trail",
  write: "arn:aws:cloudtrail:<Region>:<account id>:trail/<name>",
  pattern: new RegExp(`^arn:${partitionOf({})}:cloudtrail:${REGION}:${accountOf({})}:trail/[A-Za-z0-9._-]{3,128}$`),
};

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html */
export const TOPIC_ARN: TextForm = {
  noun: "the ARN of a topic",
  write: "arn:aws:sns:<Region>:<account id>:<name>",
  pattern: new RegExp(`^arn:${partitionOf({})}:sns:${REGION}:${accountOf({})}:[\\w-]{1,256}$`),
};
