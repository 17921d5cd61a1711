import { logGroupArn, logsServicePrincipal } from "../../names";
import type { ArnScope } from "../../names";
import type { ResourcePolicyStatement } from "../../policy";

/**
 * Lets CloudWatch Logs encrypt one log group with a key, and no other.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logsUseKey(logGroup: ArnScope & { readonly logGroupName: string }): ResourcePolicyStatement {
  return {
    Sid: "CloudWatchLogs",
    Effect: "Allow",
    Principal: { Service: logsServicePrincipal(logGroup.region) },
    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
    Resource: "*",
    Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn(logGroup) } },
  };
}
