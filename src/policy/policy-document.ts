/** Policy documents as plain values, and what AWS calls and allows each kind. */
import type {
  PolicyStatement,
  ResourceControlPolicyStatement,
  ResourcePolicyStatement,
  RolePermissionPolicyStatement,
  RoleTrustPolicyStatement,
  ServiceControlPolicyStatement,
} from "./statement";

/**
 * Kinds of policies: what errors call them, and their largest size in bytes.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html bucket policy
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html key policy
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html topic policy
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html queue policy
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html logs policy
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html role policies
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html SCP and RCP
 */
export const POLICY_KINDS = {
  bucket: { title: "bucket policy", maximumBytes: 20_480 },
  key: { title: "key policy", maximumBytes: 32_768 },
  topic: { title: "topic policy", maximumBytes: 30_720 },
  queue: { title: "queue policy", maximumBytes: 8_192 },
  logs: { title: "CloudWatch Logs resource policy", maximumBytes: 5_120 },
  // The default quota, so that nobody has to ask for more; AWS raises it to 4,096 on request.
  roleTrust: { title: "role trust policy", maximumBytes: 2_048 },
  // AWS counts all inline policies of a role together.
  rolePermission: { title: "role permission policy", maximumBytes: 10_240 },
  serviceControl: { title: "service control policy", maximumBytes: 10_240 },
  resourceControl: { title: "resource control policy", maximumBytes: 5_120 },
} as const;

/** A kind of policy. */
export type PolicyKind = keyof typeof POLICY_KINDS;

/** A policy document. `kind` is for this library only: it is not rendered. */
export interface PolicyDocument<
  Kind extends PolicyKind = PolicyKind,
  Statement extends PolicyStatement = PolicyStatement,
> {
  readonly kind: Kind;
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

export type BucketPolicyDocument = PolicyDocument<"bucket", ResourcePolicyStatement>;
export type KeyPolicyDocument = PolicyDocument<"key", ResourcePolicyStatement>;
export type TopicPolicyDocument = PolicyDocument<"topic", ResourcePolicyStatement>;
export type QueuePolicyDocument = PolicyDocument<"queue", ResourcePolicyStatement>;
export type LogsPolicyDocument = PolicyDocument<"logs", ResourcePolicyStatement>;
export type RoleTrustPolicyDocument = PolicyDocument<"roleTrust", RoleTrustPolicyStatement>;
export type RolePermissionPolicyDocument = PolicyDocument<"rolePermission", RolePermissionPolicyStatement>;
export type ServiceControlPolicyDocument = PolicyDocument<"serviceControl", ServiceControlPolicyStatement>;
export type ResourceControlPolicyDocument = PolicyDocument<"resourceControl", ResourceControlPolicyStatement>;

/** The policy of an S3 bucket. */
export function bucketPolicy(statements: readonly ResourcePolicyStatement[]): BucketPolicyDocument {
  return policyDocument("bucket", statements);
}

/** The policy of a KMS key. */
export function keyPolicy(statements: readonly ResourcePolicyStatement[]): KeyPolicyDocument {
  return policyDocument("key", statements);
}

/** The policy of an SNS topic. */
export function topicPolicy(statements: readonly ResourcePolicyStatement[]): TopicPolicyDocument {
  return policyDocument("topic", statements);
}

/** The policy of an SQS queue. */
export function queuePolicy(statements: readonly ResourcePolicyStatement[]): QueuePolicyDocument {
  return policyDocument("queue", statements);
}

/** A resource policy of CloudWatch Logs: which services may write to which log groups of the account. */
export function logsPolicy(statements: readonly ResourcePolicyStatement[]): LogsPolicyDocument {
  return policyDocument("logs", statements);
}

/** Who may assume a role. */
export function roleTrustPolicy(statements: readonly RoleTrustPolicyStatement[]): RoleTrustPolicyDocument {
  return policyDocument("roleTrust", statements);
}

/** What a role may do: an inline policy. */
export function rolePermissionPolicy(
  statements: readonly RolePermissionPolicyStatement[],
): RolePermissionPolicyDocument {
  return policyDocument("rolePermission", statements);
}

/** What nobody under a root, organizational unit or account may do, whatever their own policies say. */
export function serviceControlPolicy(
  statements: readonly ServiceControlPolicyStatement[],
): ServiceControlPolicyDocument {
  return policyDocument("serviceControl", statements);
}

/** What nobody at all may do with resources of the accounts under a root, organizational unit or account. */
export function resourceControlPolicy(
  statements: readonly ResourceControlPolicyStatement[],
): ResourceControlPolicyDocument {
  return policyDocument("resourceControl", statements);
}

function policyDocument<Kind extends PolicyKind, Statement extends PolicyStatement>(
  kind: Kind,
  statements: readonly Statement[],
): PolicyDocument<Kind, Statement> {
  return Object.freeze({ kind, Version: "2012-10-17", Statement: Object.freeze([...statements]) });
}
