import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { keyAliasName } from "../../names";
import { renderPolicy } from "../../policy";
import { logKeyPolicy } from "./log-key-policy";
import type { LogKeyPolicyProps } from "./log-key-policy";

/** Props of `LogKey`. */
export type LogKeyProps = LogKeyPolicyProps;

/** The KMS key that encrypts the log files. Losing it is losing the logs: Object Lock does not protect a key. */
export class LogKey extends Construct {
  /** ARN of the key. Not the alias: CloudTrail reports the key's ARN, so an alias would differ in every plan. */
  readonly arn: string;
  /** The key itself. */
  readonly resource: KmsKey;
  /** The name that people find the key by. */
  readonly alias: KmsAlias;

  constructor(scope: Construct, id: string, props: LogKeyProps) {
    super(scope, id);

    this.resource = new KmsKey(this, "Resource", {
      description: "Encrypts the log files of the organization trail",
      enableKeyRotation: true,
      // The key policy refuses less.
      deletionWindowInDays: 30,
      policy: renderPolicy(logKeyPolicy(props)),
      lifecycle: { preventDestroy: true },
    });
    this.alias = new KmsAlias(this, "Alias", {
      name: keyAliasName("log-archive"),
      targetKeyId: this.resource.keyId,
    });
    this.arn = this.resource.arn;
  }
}
