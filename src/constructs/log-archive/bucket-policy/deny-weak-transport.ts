import type { ResourcePolicyStatement } from "../../../policy";
import { denyEverything } from "./deny-everything";

/** The oldest TLS version that a bucket speaks. */
export type MinimumTlsVersion = "1.2" | "1.3";

/**
 * Refuses requests without TLS, and those of people with an older version of it. Which version AWS's services use
 * between themselves is AWS's choice.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function denyWeakTransport(bucketArn: string, minimumTlsVersion: MinimumTlsVersion): ResourcePolicyStatement[] {
  return [
    denyEverything("DenyInsecureTransport", bucketArn, { Bool: { "aws:SecureTransport": "false" } }),
    denyEverything("DenyOldTls", bucketArn, {
      NumericLessThan: { "s3:TlsVersion": minimumTlsVersion },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    }),
  ];
}
