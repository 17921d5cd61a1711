import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { accountPrincipalArn, keyAliasName } from "../../names";
import type { ArnScope, KeyPurpose } from "../../names";
import { keyPolicy, renderPolicy } from "../../policy";
import type { ResourcePolicyStatement } from "../../policy";

/** Props of `ServiceKey`. */
export interface ServiceKeyProps extends Pick<ArnScope, "partition" | "accountId"> {
  /** What the key is for, in a sentence without a full stop. */
  readonly description: string;
  /** What the key encrypts: its alias is made of it. */
  readonly purpose: KeyPurpose;
  /** What AWS services may do with the key, besides what IAM of the account allows. */
  readonly statements: readonly ResourcePolicyStatement[];
}

/** A KMS key that AWS services encrypt with. */
export class ServiceKey extends Construct {
  /** ARN of the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ServiceKeyProps) {
    super(scope, id);

    const key = new KmsKey(this, "Resource", {
      description: props.description,
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
          ...props.statements,
        ]),
      ),
    });
    new KmsAlias(this, "Alias", { name: keyAliasName(props.purpose), targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
