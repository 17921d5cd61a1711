import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { accountPrincipalArn, anyAlarmArn, keyAliasName } from "../../names";
import type { ArnScope } from "../../names";
import { keyPolicy, renderPolicy } from "../../policy";

/** Props of `AlarmKey`: the account and Region of the alarms. */
export type AlarmKeyProps = ArnScope;

/**
 * The KMS key that encrypts alarm topics. A key of one's own is needed: alarms cannot publish to a topic that is
 * encrypted with the key AWS manages, and the failure shows nowhere but in the alarm's history.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export class AlarmKey extends Construct {
  /** ARN of the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmKeyProps) {
    super(scope, id);

    const key = new KmsKey(this, "Resource", {
      description: "Encrypts the messages of the audit trail's alarms",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: renderPolicy(
        keyPolicy([
          {
            Sid: "AccountAdministration",
            Effect: "Allow",
            Principal: { AWS: accountPrincipalArn(props) },
            Action: "kms:*",
            Resource: "*",
          },
          {
            Sid: "AlarmsPublish",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resource: "*",
            Condition: {
              StringEquals: { "aws:SourceAccount": props.accountId },
              ArnLike: { "aws:SourceArn": anyAlarmArn(props) },
            },
          },
        ]),
      ),
    });
    new KmsAlias(this, "Alias", { name: keyAliasName("alarms"), targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
