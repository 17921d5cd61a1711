import type { ExemptRoles } from "../../guardrails";
import { bucketArn } from "../../names";
import { bucketPolicy } from "../../policy";
import type { BucketPolicyDocument } from "../../policy";
import { allowReaders } from "./bucket-policy/allow-readers";
import type { AllowReadersProps } from "./bucket-policy/allow-readers";
import { allowTrail } from "./bucket-policy/allow-trail";
import type { AllowTrailProps } from "./bucket-policy/allow-trail";
import { denyForgery } from "./bucket-policy/deny-forgery";
import { denyOtherKeys } from "./bucket-policy/deny-other-keys";
import { denyOutsiders } from "./bucket-policy/deny-outsiders";
import { denyTampering } from "./bucket-policy/deny-tampering";
import { denyWeakTransport } from "./bucket-policy/deny-weak-transport";
import type { MinimumTlsVersion } from "./bucket-policy/deny-weak-transport";

/** What the log bucket's policy is made from. */
export interface LogBucketPolicyProps extends AllowTrailProps, AllowReadersProps, ExemptRoles {
  /** Id of the log archive account, which owns the bucket. */
  readonly accountId: string;
  /** The oldest TLS version that readers may use. */
  readonly minimumTlsVersion: MinimumTlsVersion;
  /** Whether to refuse log files that name another key than the log key. */
  readonly denyOtherKeys: boolean;
  /** ARN of the log key. */
  readonly keyArn: string;
}

/** Who may write to the log bucket and who may read it, and what nobody may do whatever IAM allows. */
export function logBucketPolicy(props: LogBucketPolicyProps): BucketPolicyDocument {
  const arn = bucketArn(props);
  return bucketPolicy([
    ...allowTrail(props),
    ...allowReaders(props),
    ...denyWeakTransport(arn, props.minimumTlsVersion),
    ...denyOutsiders({ ...props, bucketArn: arn }),
    ...denyForgery(arn),
    ...(props.denyOtherKeys ? denyOtherKeys(arn, props.keyArn) : []),
    ...denyTampering(arn, props),
  ]);
}
