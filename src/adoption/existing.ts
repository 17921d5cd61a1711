/** What stands in the accounts already, as far as it concerns the audit trail: plain data, in AWS's own words. */
import type { BucketConfigurationName, Value } from "../config";

/** Everything that was found. */
export interface Existing {
  /** What the guardrails are attached to, as the configuration has it, by its id, as far as that is known. */
  readonly targets: Readonly<Record<string, Value>>;
  /** Every trail of the management account, those of other Regions that reach into the home Region included. */
  readonly trails: readonly ExistingTrail[];
  /** The trail that the rest was found by: one of `trails`. */
  readonly trail?: ExistingTrail;
  /** What the trail records, where there is one. */
  readonly recorded?: RecordedBy;
  /** The bucket that the trail writes to, or else the one with the log bucket's name. */
  readonly logBucket?: ExistingBucket;
  /** The bucket with the name of the bucket for access logs. */
  readonly accessLogBucket?: ExistingBucket;
  /** The key that the log files are encrypted with. */
  readonly logKey?: ExistingKey;
  /** Id of the key that the alias of the log key points at, where that alias exists. */
  readonly logKeyAliasTarget?: string;
  /** The log group that receives the events. */
  readonly logGroup?: ExistingLogGroup;
  /** The role with which CloudTrail writes there. */
  readonly role?: ExistingRole;
  /** ARN of the topic that tells of delivered log files, where it exists. */
  readonly deliveryTopic?: string;
  /** ARN of the topic for alarms of the whole organization, where it exists. */
  readonly alarmTopic?: string;
  /** Service control policies that speak of CloudTrail or have a name of this module, in the order of their names. */
  readonly serviceControlPolicies: readonly ExistingPolicy[];
  /** The resource control policy with the name of this module. */
  readonly resourceControlPolicy?: ExistingPolicy;
}

/** A trail. */
export interface ExistingTrail {
  readonly name: string;
  readonly arn: string;
  readonly homeRegion: string;
  readonly isOrganizationTrail: boolean;
  readonly isMultiRegionTrail: boolean;
  readonly logFileValidation: boolean;
  readonly bucketName: string;
  readonly keyPrefix?: string;
  readonly keyArn?: string;
  /** ARN of the log group, with the `:*` behind it. */
  readonly logGroupArn?: string;
  readonly roleArn?: string;
  readonly topicArn?: string;
}

/** What a trail records. */
export interface RecordedBy {
  /** Whether it records at all. */
  readonly isLogging: boolean;
  /** Selectors beyond all management events, each as a clause: `data events of AWS::S3::Object (arn:aws:s3:::exports/)`. */
  readonly selectors: readonly string[];
}

/** A bucket. */
export interface ExistingBucket {
  readonly name: string;
  /** Id of the account that owns it; undefined where none of the accounts that were asked does. */
  readonly accountId?: string;
  /** Its Region, where it is known. */
  readonly region?: string;
  /** Which configurations it has. */
  readonly configurations: readonly BucketConfigurationName[];
  /** Whether it holds objects. */
  readonly hasObjects: boolean;
  /** Key of its default encryption, as S3 has it: an ARN, an id or an alias. */
  readonly keyId?: string;
  /** Default retention of Object Lock. */
  readonly retention?: { readonly mode: "GOVERNANCE" | "COMPLIANCE"; readonly years?: number; readonly days?: number };
  /** Where its access logs go. */
  readonly accessLogTarget?: string;
  /** Who its policy lets in. */
  readonly principals: readonly string[];
}

/** A KMS key. */
export interface ExistingKey {
  readonly arn: string;
  /** Why it cannot be the log key, as a clause; undefined where it can. */
  readonly unfit?: string;
  /** Whether it is rotated every year. */
  readonly isRotated: boolean;
  /** Its aliases. */
  readonly aliases: readonly string[];
  /** Who its policy lets in. */
  readonly principals: readonly string[];
}

/** A log group. */
export interface ExistingLogGroup {
  readonly name: string;
  /** Id of the account that owns it. */
  readonly accountId: string;
  readonly region: string;
  /** For how many days it keeps events; undefined means for ever. */
  readonly retentionInDays?: number;
  /** Its class; only `STANDARD` ones have metric filters. */
  readonly logGroupClass: string;
  readonly keyArn?: string;
}

/** A role. */
export interface ExistingRole {
  readonly name: string;
  /** Its path, with a slash at both ends. */
  readonly path: string;
  /** Names of its inline policies. */
  readonly policyNames: readonly string[];
  /** ARNs of its managed policies. */
  readonly managedPolicyArns: readonly string[];
}

/** A policy of AWS Organizations. */
export interface ExistingPolicy {
  readonly id: string;
  readonly name: string;
  /** Its document, as text. */
  readonly content: string;
  /** Ids of what it is attached to. */
  readonly targetIds: readonly string[];
}
