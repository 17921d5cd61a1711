import type { Value } from "./value";

/**
 * Existing resources that Terraform takes over at the next deployment, instead of making them. `org-audit adopt` writes
 * this. Names that cannot change later have their own keys elsewhere, such as `trail.name`, and have to agree. Once all
 * stacks are deployed it has done its work: it may go, or stay and do nothing.
 */
export interface AdoptConfiguration {
  /**
   * ARN of the trail. Its name is `trail.name`.
   * @default - the trail is made
   */
  readonly trail?: string;
  /**
   * The bucket that the trail writes to. Its name is `logArchive.bucketName`.
   * @default - the bucket is made
   */
  readonly logBucket?: AdoptedBucketConfiguration;
  /**
   * The bucket that records access to the log bucket. Its name is `logArchive.accessLogBucketName`.
   * @default - the bucket is made
   */
  readonly accessLogBucket?: AdoptedBucketConfiguration;
  /**
   * The KMS key that the log files are encrypted with.
   * @default - a key is made, and what was encrypted before needs the former one
   */
  readonly logKey?: AdoptedKeyConfiguration;
  /**
   * Name of the log group that receives the events: that of `trail.logGroupName`.
   * @default - the log group is made
   */
  readonly logGroup?: string;
  /**
   * The role with which CloudTrail writes to the log group.
   * @default - the role is made
   */
  readonly cloudWatchLogsRole?: AdoptedRoleConfiguration;
  /**
   * ARN of the topic that tells of delivered log files. Its name is `trail.deliveryTopicName`.
   * @default - the topic is made, if there is to be one
   */
  readonly deliveryTopic?: string;
  /**
   * ARN of the topic for alarms of the whole organization, `organization-trail-alarms`.
   * @default - the topic is made
   */
  readonly alarmTopic?: string;
  /**
   * Service control policies that become the guardrails, in their order. Their content is replaced.
   * @default - the policies are made
   */
  readonly serviceControlPolicies?: readonly AdoptedPolicyConfiguration[];
  /**
   * The resource control policy that becomes the log archive's. Its content is replaced.
   * @default - the policy is made, if there is to be one
   */
  readonly resourceControlPolicy?: AdoptedResourceControlPolicyConfiguration;
}

/** A bucket to take over. */
export interface AdoptedBucketConfiguration {
  /** Name of the bucket. */
  readonly name: string;
  /**
   * Which configurations the bucket has. A plan shows how each of these changes. One that is left out is put on the
   * bucket; one that the bucket has not stops the plan.
   * @default - none
   */
  readonly configurations?: readonly BucketConfigurationName[];
}

/** A configuration of a bucket that Terraform keeps as a resource of its own. */
export type BucketConfigurationName =
  | "versioning"
  | "encryption"
  | "publicAccessBlock"
  | "policy"
  | "lifecycle"
  | "ownershipControls"
  | "objectLock"
  | "logging";

/** A KMS key to take over. */
export interface AdoptedKeyConfiguration {
  /** ARN of the key. It is in the log archive account and in the home Region. */
  readonly arn: string;
  /**
   * Whether the alias `alias/organization-trail/log-archive` exists. Other aliases stay as they are.
   * @default false
   */
  readonly alias?: boolean;
}

/** A role to take over. */
export interface AdoptedRoleConfiguration {
  /** Name of the role: that of `trail.cloudWatchLogsRoleName`. Its path is `/`. */
  readonly name: string;
  /**
   * Whether the role has an inline policy `write-log-streams`. Its other policies stay as they are.
   * @default false
   */
  readonly policy?: boolean;
}

/** A service control policy to take over. */
export interface AdoptedPolicyConfiguration {
  /** Id of the policy, such as `p-examplepolicyid`. */
  readonly id: string;
  /**
   * What the policy is attached to, each as it stands in `guardrails.targets`.
   * @default - nothing
   */
  readonly targets?: readonly Value[];
}

/** A resource control policy to take over. */
export interface AdoptedResourceControlPolicyConfiguration {
  /** Id of the policy, such as `p-examplepolicyid`. */
  readonly id: string;
  /**
   * Whether the policy is attached to the log archive account.
   * @default false
   */
  readonly attached?: boolean;
}
