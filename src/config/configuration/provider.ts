/**
 * Settings of the AWS provider.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs#argument-reference
 */
export interface ProviderConfiguration {
  /**
   * Whether Terraform assumes the `roleArn` of each account. `false` where whoever runs it has that role already, as in
   * a pipeline with roles for each account: then a plan needs no more than a role that reads.
   * @default true
   */
  readonly assumeRole?: boolean;
  /**
   * How often a failed API call is tried again.
   * @default - 25, the provider's default
   */
  readonly maxRetries?: number;
  /**
   * Whether S3 bucket names go into the path instead of the host name.
   * @default false
   */
  readonly s3UsePathStyle?: boolean;
  /**
   * Endpoints by the provider's service name (`cloudtrail`, `s3`, `sts`), as URLs.
   * @default - the public endpoints, or what `AWS_ENDPOINT_URL` says
   */
  readonly endpoints?: Readonly<Record<string, string>>;
}
