import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { Emulator } from "../../emulator/emulator";
import { startEmulator } from "../../emulator/emulator";

// The emulator starts in a second; under load it may take several.
jest.setTimeout(60_000);

/** Account behind the emulator's own credentials. */
export const MANAGEMENT_ID = "123456789012";
export const REGION = "eu-central-1";

interface ClientConfiguration {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  readonly forcePathStyle: boolean;
  readonly maxAttempts: number;
}

interface ClientClass<Client> {
  new (configuration: ClientConfiguration): Client;
}

/** An emulator with an organization of three accounts: management, log archive and one member. */
export class EmulatedOrganization {
  private readonly clients: { destroy(): void }[] = [];

  private constructor(
    private readonly emulator: Emulator,
    public id: string,
    public logArchiveId: string,
    public memberId: string,
  ) {}

  static async start(): Promise<EmulatedOrganization> {
    // A thousand managed policies in every account cost a second each, and no test here needs one.
    process.env["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "false";
    const organization = new EmulatedOrganization(await startEmulator({ region: REGION }), "", "", "");
    const client = await organization.client(OrganizationsClient);
    const created = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));
    organization.id = created.Organization!.Id!;
    organization.logArchiveId = await createAccount(client, "Log archive");
    organization.memberId = await createAccount(client, "Payments");
    return organization;
  }

  /** Variables with which AWS SDKs talk to it as the management account. */
  get environment(): Readonly<Record<string, string>> {
    return this.emulator.environment;
  }

  /** A client of the AWS SDK for JavaScript in an account: the management account, or one whose role is assumed. */
  async client<Client extends { destroy(): void }>(
    service: ClientClass<Client>,
    accountId: string = MANAGEMENT_ID,
    region: string = REGION,
  ): Promise<Client> {
    const common = { endpoint: this.emulator.endpoint, region, forcePathStyle: true, maxAttempts: 1 };
    const own = { accessKeyId: "test", secretAccessKey: "test" };
    if (accountId === MANAGEMENT_ID) {
      return this.kept(new service({ ...common, credentials: own }));
    }
    const assumed = await this.kept(new STSClient({ ...common, credentials: own })).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
        RoleSessionName: "test",
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.Credentials!;
    const credentials = {
      accessKeyId: AccessKeyId!,
      secretAccessKey: SecretAccessKey!,
      sessionToken: SessionToken!,
    };
    return this.kept(new service({ ...common, credentials }));
  }

  /** Ends the emulator and closes every connection to it. */
  async stop(): Promise<void> {
    this.clients.forEach((client) => client.destroy());
    await this.emulator.stop();
  }

  private kept<Client extends { destroy(): void }>(client: Client): Client {
    this.clients.push(client);
    return client;
  }
}

async function createAccount(client: OrganizationsClient, name: string): Promise<string> {
  const email = `${name.replaceAll(" ", "-").toLowerCase()}@example.com`;
  const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName: name, Email: email }));
  return CreateAccountStatus!.AccountId!;
}
