/** How the Terraform state that owned a resource so far lets go of it, without destroying it. */
import type { AdoptConfiguration, BucketConfigurationName } from "../config";
import { cloudWatchLogsRolePolicyName, keyAliasName } from "../names";

/** A state of the landing zone, as `terraform show -json` or the state file has it. */
export interface FormerState {
  /** What the configuration calls it. */
  readonly name: string;
  /** Its managed resources. */
  readonly resources: readonly OwnedResource[];
}

/** An instance of a resource in a state. */
export interface OwnedResource {
  /** Address of the resource, without the key of the instance. */
  readonly address: string;
  /**
   * Key of the instance, with brackets and quotes.
   * @default - none: there is one instance
   */
  readonly key?: string;
  /** Its type, such as `aws_cloudtrail`. */
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Addresses of what it refers to, without keys. */
  readonly dependencies: readonly string[];
}

/** What a former owner lets go. */
export interface FormerOwner {
  /** What the configuration calls the state. */
  readonly state: string;
  /** Addresses to let go, with the keys of instances. */
  readonly addresses: readonly string[];
  /** Addresses that stay and refer to one of them: they want a value in its place, or are let go as well. */
  readonly referring: readonly string[];
}

const CONFIGURATION_TYPES: Readonly<Record<BucketConfigurationName, string>> = {
  versioning: "aws_s3_bucket_versioning",
  encryption: "aws_s3_bucket_server_side_encryption_configuration",
  publicAccessBlock: "aws_s3_bucket_public_access_block",
  policy: "aws_s3_bucket_policy",
  lifecycle: "aws_s3_bucket_lifecycle_configuration",
  ownershipControls: "aws_s3_bucket_ownership_controls",
  objectLock: "aws_s3_bucket_object_lock_configuration",
  logging: "aws_s3_bucket_logging",
};

/** A resource to let go: its type, and attributes that only it has. */
interface Trait {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What each state has to let go of: states that own nothing of it are left out. */
export function lettingGo(adopt: AdoptConfiguration, states: readonly FormerState[]): FormerOwner[] {
  const traits = traitsOf(adopt);
  return states.flatMap(({ name, resources }) => {
    const owned = resources.filter((resource) => traits.some((trait) => fits(resource, trait)));
    if (owned.length === 0) return [];
    const addresses = new Set(owned.map(({ address }) => address));
    const referring = resources.filter(
      (resource) => !owned.includes(resource) && resource.dependencies.some((address) => addresses.has(address)),
    );
    return [{ state: name, addresses: owned.map(fullAddress), referring: referring.map(fullAddress) }];
  });
}

function fits({ type, attributes }: OwnedResource, trait: Trait): boolean {
  return type === trait.type && Object.entries(trait.attributes).every(([name, value]) => attributes[name] === value);
}

function fullAddress({ address, key = "" }: OwnedResource): string {
  return `${address}${key}`;
}

function traitsOf(adopt: AdoptConfiguration): Trait[] {
  const { trail, logKey, logGroup, cloudWatchLogsRole: role } = adopt;
  const policies = [...(adopt.serviceControlPolicies ?? []), adopt.resourceControlPolicy];
  return [
    ...trait("aws_cloudtrail", "arn", trail),
    ...[adopt.logBucket, adopt.accessLogBucket].flatMap((bucket) => bucketTraits(bucket)),
    ...trait("aws_kms_key", "arn", logKey?.arn),
    ...trait("aws_kms_alias", "name", logKey?.alias ? keyAliasName("log-archive") : undefined),
    ...trait("aws_cloudwatch_log_group", "name", logGroup),
    ...trait("aws_iam_role", "name", role?.name),
    ...(role?.policy
      ? [{ type: "aws_iam_role_policy", attributes: { role: role.name, name: cloudWatchLogsRolePolicyName } }]
      : []),
    ...[adopt.deliveryTopic, adopt.alarmTopic].flatMap((arn) => [
      ...trait("aws_sns_topic", "arn", arn),
      ...trait("aws_sns_topic_policy", "arn", arn),
    ]),
    ...policies.flatMap((policy) => [
      ...trait("aws_organizations_policy", "id", policy?.id),
      ...trait("aws_organizations_policy_attachment", "policy_id", policy?.id),
    ]),
  ];
}

function bucketTraits(bucket: AdoptConfiguration["logBucket"]): Trait[] {
  if (bucket === undefined) return [];
  const types = ["aws_s3_bucket", ...(bucket.configurations ?? []).map((name) => CONFIGURATION_TYPES[name])];
  return types.map((type) => ({ type, attributes: { bucket: bucket.name } }));
}

function trait(type: string, attribute: string, value: string | undefined): Trait[] {
  return value === undefined ? [] : [{ type, attributes: { [attribute]: value } }];
}
