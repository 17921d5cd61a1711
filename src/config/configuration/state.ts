/** Where the states of this module's stacks are kept: one state a stack. */
export type StateBackendConfiguration = LocalBackendConfiguration | S3BackendConfiguration;

/** States in a folder of this machine: for trying out, and for pipelines that carry the folder along. */
export interface LocalBackendConfiguration {
  /** Kind of backend. */
  readonly type: "local";
  /** Folder of the states, relative to the configuration file. A stack's state is `<directory>/<stack>.tfstate`. */
  readonly directory: string;
}

/** How Terraform reaches a state in Amazon S3. */
export interface S3AccessConfiguration {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Region of the bucket. */
  readonly region: string;
  /**
   * ARN of the role that Terraform assumes to read and write the state.
   * @default - the credentials that Terraform runs with
   */
  readonly roleArn?: string;
  /**
   * Endpoint of S3, as a URL.
   * @default - the public endpoint of the Region, or `AWS_ENDPOINT_URL_S3`
   */
  readonly endpoint?: string;
  /**
   * Whether the bucket's name goes into the path instead of the host name.
   * @default false
   */
  readonly usePathStyle?: boolean;
  /**
   * Whether to use credentials without asking STS whose they are: for endpoints that are not AWS's.
   * @default false
   */
  readonly skipCredentialsValidation?: boolean;
}

/**
 * States in Amazon S3.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export interface S3BackendConfiguration extends S3AccessConfiguration {
  /** Kind of backend. */
  readonly type: "s3";
  /**
   * What the key of every state begins with, without a slash at either end. A stack's key is `<keyPrefix>/<stack>.tfstate`.
   * @default audit-trail
   */
  readonly keyPrefix?: string;
  /**
   * ARN of the KMS key that encrypts the states.
   * @default - the bucket's default encryption
   */
  readonly kmsKeyArn?: string;
  /**
   * Whether a lock file beside the state keeps two runs apart.
   * @default true
   */
  readonly useLockfile?: boolean;
}

/** A state that somebody else writes and this module only reads. */
export type ExistingStateConfiguration = ExistingLocalStateConfiguration | ExistingS3StateConfiguration;

/** An existing state in a file of this machine. */
export interface ExistingLocalStateConfiguration {
  /** Kind of backend. */
  readonly type: "local";
  /** Path of the state file, relative to the configuration file. */
  readonly path: string;
}

/** An existing state in Amazon S3. */
export interface ExistingS3StateConfiguration extends S3AccessConfiguration {
  /** Kind of backend. */
  readonly type: "s3";
  /** Key of the state, such as `landing-zone/terraform.tfstate`. */
  readonly key: string;
}
