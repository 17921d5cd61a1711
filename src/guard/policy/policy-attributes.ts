import type { ResourceUpdate } from "../rule";

/** Where resources hold policy documents. */
const POLICY_ATTRIBUTES: Readonly<Record<string, string>> = {
  aws_s3_bucket: "policy",
  aws_s3_bucket_policy: "policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_kms_external_key: "policy",
  aws_kms_replica_key: "policy",
  aws_sns_topic: "policy",
  aws_sns_topic_policy: "policy",
  aws_sqs_queue: "policy",
  aws_sqs_queue_policy: "policy",
  aws_cloudwatch_log_resource_policy: "policy_document",
  aws_cloudwatch_event_bus_policy: "policy",
  aws_organizations_policy: "content",
  aws_organizations_resource_policy: "content",
  aws_iam_role: "assume_role_policy",
  aws_iam_role_policy: "policy",
  aws_iam_policy: "policy",
};

/** Types of organization policies that are written in IAM's language. */
const IAM_POLICY_TYPES = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"];

/** Types of the resources that hold a policy document. */
export const POLICY_TYPES: readonly string[] = Object.keys(POLICY_ATTRIBUTES);

/** Path of the policy document of a resource. None where the document is no policy of IAM. */
export function policyPathOf({ type, before }: ResourceUpdate): string | undefined {
  const kind = before["type"] ?? "SERVICE_CONTROL_POLICY";
  const isOther = type === "aws_organizations_policy" && !IAM_POLICY_TYPES.includes(kind as string);
  return isOther ? undefined : POLICY_ATTRIBUTES[type];
}
