import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { globalRegionOf } from "../../config/regions";

/** How an account is reached. */
export interface AccountAccess {
  /** Region of the requests: the home Region. */
  readonly region: string;
  /**
   * ARN of the role to assume.
   * @default - the credentials of the environment, as the AWS CLI finds them
   */
  readonly roleArn?: string;
  /**
   * Endpoints by the AWS provider's name of the service.
   * @default - those of AWS, or `AWS_ENDPOINT_URL`
   */
  readonly endpoints?: Readonly<Record<string, string>>;
  /**
   * Whether buckets go into the path instead of the host name.
   * @default false
   */
  readonly s3UsePathStyle?: boolean;
}

/** Clients of the services that are looked at, all with the credentials of one account. */
export interface AccountClients {
  readonly cloudTrail: CloudTrailClient;
  readonly cloudWatchLogs: CloudWatchLogsClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly organizations: OrganizationsClient;
  readonly s3: S3Client;
  readonly sns: SNSClient;
}

/** Makes the clients of an account. Its role is assumed once, by the first request. */
export function accountClients(access: AccountAccess): AccountClients {
  const { region, endpoints = {}, s3UsePathStyle } = access;
  const settings = { region, credentials: credentialsOf(access) };
  const of = (service: string) => ({ ...settings, endpoint: endpoints[service] });
  const globally = (service: string) => ({ ...of(service), region: globalRegionOf(region) });
  return {
    cloudTrail: new CloudTrailClient(of("cloudtrail")),
    cloudWatchLogs: new CloudWatchLogsClient(of("logs")),
    iam: new IAMClient(globally("iam")),
    kms: new KMSClient(of("kms")),
    organizations: new OrganizationsClient(globally("organizations")),
    // A bucket may be in another Region, which is then said of it.
    s3: new S3Client({ ...of("s3"), forcePathStyle: s3UsePathStyle, followRegionRedirects: true }),
    sns: new SNSClient(of("sns")),
  };
}

function credentialsOf(access: AccountAccess) {
  const { roleArn } = access;
  if (roleArn === undefined) return undefined;
  let assumed: ReturnType<typeof assumeRole> | undefined;
  return () => (assumed ??= assumeRole(access, roleArn));
}

async function assumeRole({ region, endpoints }: AccountAccess, roleArn: string) {
  const client = new STSClient({ region, endpoint: endpoints?.["sts"] });
  const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "org-audit-adopt" });
  const { Credentials } = await client.send(command).finally(() => client.destroy());
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials!;
  return { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken };
}

/** Closes the connections. */
export function destroyClients(clients: AccountClients): void {
  for (const client of Object.values(clients) as { destroy(): void }[]) client.destroy();
}
