/** Endpoints of the AWS services that the S3 backend calls, as URLs. */
export interface S3EndpointsConfiguration {
  /**
   * Endpoint of S3.
   * @default - the public endpoint of the Region, or `AWS_ENDPOINT_URL_S3`
   */
  readonly s3?: string;
  /**
   * Endpoint of DynamoDB, where locks are kept in a table.
   * @default - the public endpoint of the Region, or `AWS_ENDPOINT_URL_DYNAMODB`
   */
  readonly dynamodb?: string;
  /**
   * Endpoint of STS, which gives out the credentials of an assumed role.
   * @default - the public endpoint of the Region, or `AWS_ENDPOINT_URL_STS`
   */
  readonly sts?: string;
  /**
   * Endpoint of IAM.
   * @default - the public endpoint, or `AWS_ENDPOINT_URL_IAM`
   */
  readonly iam?: string;
  /**
   * Endpoint of IAM Identity Center.
   * @default - the public endpoint of the Region, or `AWS_ENDPOINT_URL_SSO`
   */
  readonly sso?: string;
}

/** How Terraform reaches a bucket of states in Amazon S3. */
export interface S3AccessConfiguration {
  /** Kind of state. */
  readonly type: "s3";
  /** Name of the bucket. */
  readonly bucket: string;
  /** Region of the bucket. */
  readonly region: string;
  /**
   * Name of a profile in the AWS configuration files of whoever runs Terraform.
   * @default - the credentials that Terraform runs with
   */
  readonly profile?: string;
  /**
   * ARN of the role that Terraform assumes for the state.
   * @default - the credentials that Terraform runs with
   */
  readonly roleArn?: string;
  /**
   * What the role's trust policy asks for as `sts:ExternalId`. No secret: AWS shows it to whoever may read the policy.
   * @default - none
   */
  readonly externalId?: string;
  /**
   * Name of the role's session, which CloudTrail records.
   * @default - a name that Terraform makes up
   */
  readonly sessionName?: string;
  /**
   * How long the role's credentials are good for, from 15m to 12h, such as `1h30m`.
   * @default 1h
   */
  readonly sessionDuration?: string;
  /**
   * Who is behind the role's session, which CloudTrail records and nobody can change on the way.
   * @default - none
   */
  readonly sourceIdentity?: string;
  /**
   * Tags of the role's session.
   * @default - none
   */
  readonly sessionTags?: Readonly<Record<string, string>>;
  /**
   * Keys of the session tags that roles assumed from this session have too.
   * @default - none
   */
  readonly transitiveTagKeys?: readonly string[];
  /**
   * ARNs of IAM policies that narrow what the role's session may do.
   * @default - all that the role may do
   */
  readonly policyArns?: readonly string[];
  /**
   * Ids of the accounts whose credentials may be used; others are refused.
   * @default - every account's
   */
  readonly allowedAccountIds?: readonly string[];
  /**
   * Ids of accounts whose credentials are refused.
   * @default - none
   */
  readonly forbiddenAccountIds?: readonly string[];
  /**
   * Endpoints other than AWS's public ones, by service: `s3`, `dynamodb`, `sts`, `iam`, `sso`.
   * @default - the public endpoints, or `AWS_ENDPOINT_URL` and its siblings
   */
  readonly endpoints?: S3EndpointsConfiguration;
  /**
   * Region of STS.
   * @default - the Region of the bucket
   */
  readonly stsRegion?: string;
  /**
   * Whether to call endpoints that are validated by FIPS 140.
   * @default false
   */
  readonly useFipsEndpoint?: boolean;
  /**
   * Whether to call endpoints that speak IPv6 as well.
   * @default false
   */
  readonly useDualstackEndpoint?: boolean;
  /**
   * Whether the bucket's name goes into the path instead of the host name.
   * @default false
   */
  readonly usePathStyle?: boolean;
  /**
   * How often a failed call is tried again.
   * @default 5
   */
  readonly maxRetries?: number;
  /**
   * How calls are tried again: `standard`, or `adaptive`, which slows down where AWS throttles.
   * @default standard
   */
  readonly retryMode?: "standard" | "adaptive";
  /**
   * Whether to use credentials without asking STS whose they are: for endpoints that are not AWS's.
   * @default false
   */
  readonly skipCredentialsValidation?: boolean;
  /**
   * Whether not to ask for the account of the credentials: for endpoints without STS and IAM.
   * @default false
   */
  readonly skipRequestingAccountId?: boolean;
  /**
   * Whether not to ask the metadata service of EC2 for credentials.
   * @default false
   */
  readonly skipMetadataApiCheck?: boolean;
  /**
   * Whether to accept a Region that this version of Terraform does not know.
   * @default false
   */
  readonly skipRegionValidation?: boolean;
  /**
   * Whether to write without a checksum: for endpoints that do not know checksums.
   * @default false
   */
  readonly skipS3Checksum?: boolean;
}
