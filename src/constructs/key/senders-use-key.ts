import type { ResourcePolicyStatement } from "../../policy";

/**
 * Lets a service send to the topics and queues that a key encrypts.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function sendersUseKey(
  senders: Pick<ResourcePolicyStatement, "Sid" | "Principal" | "Condition">,
): ResourcePolicyStatement {
  return { ...senders, Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" };
}
