import type { LocationOf, StateKind } from "./kind";
import type { S3AccessConfiguration } from "./s3-access";

/**
 * States in Amazon S3, always encrypted.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export interface S3BackendConfiguration extends S3AccessConfiguration {
  /**
   * Key of each stack's state. `{stack}` stands for the stack's name.
   * @default audit-trail/{stack}.tfstate
   */
  readonly key?: string;
  /**
   * ARN of the role that stacks assume to read each other's states, where that is not the one that writes them. Both get
   * the same external id and session.
   * @default - `roleArn`
   */
  readonly readRoleArn?: string;
  /**
   * ARN of the KMS key that encrypts the states.
   * @default - the bucket's default encryption
   */
  readonly kmsKeyArn?: string;
  /**
   * Canned ACL of the states.
   * @default - none, as buckets without ACLs need it
   */
  readonly acl?: string;
  /**
   * Whether a lock file beside the state keeps two runs apart. Needs Terraform 1.10 or OpenTofu 1.10.
   * @default - true, unless `dynamodbTable` keeps the locks
   */
  readonly useLockfile?: boolean;
  /**
   * Name of the DynamoDB table that keeps two runs apart, for Terraform and OpenTofu before 1.10. While everybody moves
   * to lock files, use both.
   * @default - none
   */
  readonly dynamodbTable?: string;
}

/** An existing state in Amazon S3. */
export interface ExistingS3StateConfiguration extends S3AccessConfiguration {
  /** Key of the state in the default workspace, such as `landing-zone/terraform.tfstate`. */
  readonly key: string;
  /**
   * Terraform workspace of the state.
   * @default - the default workspace
   */
  readonly workspace?: string;
  /**
   * What the keys of the workspaces' states begin with.
   * @default env:
   */
  readonly workspaceKeyPrefix?: string;
}

/** A state in Amazon S3. */
export type S3StateLocation = LocationOf<S3BackendConfiguration, ExistingS3StateConfiguration>;

const ROLE = ["roleArn", "readRoleArn"] as const;

export const s3: StateKind<S3StateLocation> = {
  backend: "s3",
  template: "key",
  defaults: ({ dynamodbTable }) => ({ key: "audit-trail/{stack}.tfstate", useLockfile: dynamodbTable === undefined }),
  // 1024 bytes, .tflock of the lock file included: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
  longestTemplate: 1017,
  needs: {
    externalId: ROLE,
    sessionName: ROLE,
    sessionDuration: ROLE,
    sourceIdentity: ROLE,
    sessionTags: ROLE,
    policyArns: ROLE,
    transitiveTagKeys: ["sessionTags"],
    workspaceKeyPrefix: ["workspace"],
  },
  conflicts: [["allowedAccountIds", "forbiddenAccountIds"]],
  environment: {
    access_key: "AWS_ACCESS_KEY_ID",
    secret_key: "AWS_SECRET_ACCESS_KEY",
    token: "AWS_SESSION_TOKEN",
    sse_customer_key: "AWS_SSE_CUSTOMER_KEY",
    assume_role_with_web_identity: "AWS_WEB_IDENTITY_TOKEN_FILE",
    custom_ca_bundle: "AWS_CA_BUNDLE",
    shared_config_files: "AWS_CONFIG_FILE",
    shared_credentials_files: "AWS_SHARED_CREDENTIALS_FILE",
    ec2_metadata_service_endpoint: "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    http_proxy: "HTTP_PROXY",
    https_proxy: "HTTPS_PROXY",
    no_proxy: "NO_PROXY",
  },
  requiredVersion: ({ useLockfile }) => (useLockfile ? ">= 1.10.0" : undefined),
  keep: (location) => ({
    ...access(location, location.roleArn),
    encrypt: true,
    kms_key_id: location.kmsKeyArn,
    acl: location.acl,
    use_lockfile: location.useLockfile || undefined,
    dynamodb_table: location.dynamodbTable,
  }),
  read: (location) => ({
    ...access(location, location.readRoleArn ?? location.roleArn),
    workspace_key_prefix: location.workspaceKeyPrefix,
  }),
  workspace: ({ workspace }) => workspace,
  place: ({ bucket, key, workspace, workspaceKeyPrefix = "env:" }) =>
    `s3://${bucket}/${workspace === undefined ? key : `${workspaceKeyPrefix}/${workspace}/${key}`}`,
};

/** The arguments that the backend and the data source share. */
function access(location: S3StateLocation, roleArn: string | undefined) {
  return {
    bucket: location.bucket,
    key: location.key,
    region: location.region,
    profile: location.profile,
    assume_role: roleArn === undefined ? undefined : session(location, roleArn),
    allowed_account_ids: location.allowedAccountIds,
    forbidden_account_ids: location.forbiddenAccountIds,
    endpoints: location.endpoints,
    sts_region: location.stsRegion,
    use_fips_endpoint: location.useFipsEndpoint,
    use_dualstack_endpoint: location.useDualstackEndpoint,
    use_path_style: location.usePathStyle,
    max_retries: location.maxRetries,
    retry_mode: location.retryMode,
    skip_credentials_validation: location.skipCredentialsValidation,
    skip_requesting_account_id: location.skipRequestingAccountId,
    skip_metadata_api_check: location.skipMetadataApiCheck,
    skip_region_validation: location.skipRegionValidation,
    skip_s3_checksum: location.skipS3Checksum,
  };
}

function session(location: S3StateLocation, roleArn: string) {
  return {
    role_arn: roleArn,
    external_id: location.externalId,
    session_name: location.sessionName,
    duration: location.sessionDuration,
    source_identity: location.sourceIdentity,
    tags: location.sessionTags,
    transitive_tag_keys: location.transitiveTagKeys,
    policy_arns: location.policyArns,
  };
}
