import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { silenceAwsSdkAdvice } from "../src/cli/aws-sdk-advice";

silenceAwsSdkAdvice(process.env);

/** Credentials of an account, as all clients take them. */
interface AwsCredentialIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Clients of the AWS services that the audit trail is made of, all with the credentials of one account. */
export interface AwsClients {
  readonly cloudTrail: CloudTrailClient;
  readonly cloudWatch: CloudWatchClient;
  readonly cloudWatchLogs: CloudWatchLogsClient;
  readonly eventBridge: EventBridgeClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly organizations: OrganizationsClient;
  readonly s3: S3Client;
  readonly sns: SNSClient;
}

/** Where the clients send their requests. */
export interface ClientSettings {
  /** URL of the emulator. */
  readonly endpoint: string;
  /** Region of the requests. */
  readonly region: string;
}

const CREDENTIALS = { accessKeyId: "test", secretAccessKey: "test" };

/** Clients for the emulator's own account, which is the management account. */
export function managementClients(settings: ClientSettings): AwsClients {
  return clients({ ...settings, credentials: CREDENTIALS });
}

/** Clients for another account of the organization, by the role that AWS Organizations puts into every account. */
export async function accountClients(settings: ClientSettings, accountId: string): Promise<AwsClients> {
  const sts = new STSClient({ ...settings, credentials: CREDENTIALS });
  const { Credentials: assumed } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
      RoleSessionName: "survey",
    }),
  );
  sts.destroy();
  return clients({
    ...settings,
    credentials: {
      accessKeyId: assumed!.AccessKeyId!,
      secretAccessKey: assumed!.SecretAccessKey!,
      sessionToken: assumed!.SessionToken!,
    },
  });
}

function clients(settings: ClientSettings & { credentials: AwsCredentialIdentity }): AwsClients {
  return {
    cloudTrail: new CloudTrailClient(settings),
    cloudWatch: new CloudWatchClient(settings),
    cloudWatchLogs: new CloudWatchLogsClient(settings),
    eventBridge: new EventBridgeClient(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    organizations: new OrganizationsClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sns: new SNSClient(settings),
  };
}
