/** Where a Terraform state lies, as plain data. */

/** A state in a file. */
export interface LocalStateLocation {
  readonly type: "local";
  /** Absolute path of the state file. */
  readonly path: string;
}

/** A state in Amazon S3. */
export interface S3StateLocation {
  readonly type: "s3";
  /** Name of the bucket. */
  readonly bucket: string;
  /** Key of the state. */
  readonly key: string;
  /** Region of the bucket. */
  readonly region: string;
  /**
   * ARN of the role to assume.
   * @default - the credentials that Terraform runs with
   */
  readonly roleArn?: string;
  /**
   * ARN of the KMS key that encrypts the state when it is written.
   * @default - the bucket's default encryption
   */
  readonly kmsKeyArn?: string;
  /**
   * Whether a lock file keeps two writers apart.
   * @default false
   */
  readonly useLockfile?: boolean;
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
   * Whether to use credentials without asking STS whose they are.
   * @default false
   */
  readonly skipCredentialsValidation?: boolean;
}

/** A state of any kind. */
export type StateLocation = LocalStateLocation | S3StateLocation;

/** Where a family of states lies: one state a stack. */
export type StateFamily =
  | { readonly type: "local"; readonly directory: string }
  | ({ readonly type: "s3"; readonly keyPrefix: string } & Omit<S3StateLocation, "type" | "key">);

/** The state of one stack of a family: `<directory or key prefix>/<stack>.tfstate`. */
export function stateOf(family: StateFamily, stack: string): StateLocation {
  if (family.type === "local") {
    return { type: "local", path: `${family.directory}/${stack}.tfstate` };
  }
  const { keyPrefix, ...access } = family;
  return { ...access, key: `${keyPrefix}/${stack}.tfstate` };
}
