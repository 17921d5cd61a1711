/** Reads the accounts of an organization from AWS Organizations. */
import type * as Organizations from "@aws-sdk/client-organizations";
import type { Account, OrganizationsClient } from "@aws-sdk/client-organizations";
import type { Problem } from "../errors";
import type { Discovered, DiscoveredAccount, OrganizationalUnit } from "./discovered";

/** How AWS Organizations is reached. Credentials come from the environment, the way every AWS tool takes them. */
export interface AwsAccess {
  /** Region whose partition the organization is in. */
  readonly region: string;
  /**
   * ARN of a role to assume for reading.
   * @default - the credentials of the environment
   */
  readonly roleArn?: string;
  /**
   * Endpoints, as URLs.
   * @default - those of AWS, or `AWS_ENDPOINT_URL`
   */
  readonly endpoints?: Readonly<Record<string, string>>;
}

/** What is read beside ids, names, states and organizational units. */
export interface AwsQuery {
  /** Whether an account's tags are wanted: they cost a request for each account. */
  readonly wantsTags: (account: DiscoveredAccount) => boolean;
  /** Told how many accounts were read so far. */
  readonly onProgress: (accounts: number) => void;
}

/**
 * AWS allows few of these requests a second, to all tools of the account together: whoever is refused waits longer
 * each time, and tries again.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const PATIENCE = { maxAttempts: 12, retryMode: "standard" };

/** How many requests for tags are under way at once. */
const PARALLEL = 4;

/**
 * The most that AWS gives in one answer.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html
 */
const PAGE_SIZE = 20;

/** Every account of the organization, or why they cannot be read. */
export async function readAwsAccounts(access: AwsAccess, query: AwsQuery): Promise<Discovered | Problem> {
  // The SDK takes a second to load: other commands do without.
  const organizations = await import("@aws-sdk/client-organizations");
  const { region, roleArn, endpoints } = access;
  const credentials = roleArn === undefined ? undefined : await assumedRole(access, roleArn);
  const client = new organizations.OrganizationsClient({
    ...{ region, credentials, endpoint: endpoints?.["organizations"] },
    ...PATIENCE,
  });
  try {
    return await readAccounts(organizations, client, query);
  } catch (error) {
    const { name, message } = error as Error;
    return {
      where: "AWS Organizations",
      what: "cannot be read",
      found: `${name}: ${message}`,
      write:
        "credentials of the management account, or of a member that may, with organizations:Describe* and organizations:List*; --role-arn assumes a role for it",
    };
  } finally {
    client.destroy();
  }
}

async function readAccounts(
  sdk: typeof Organizations,
  client: OrganizationsClient,
  query: AwsQuery,
): Promise<Discovered> {
  const { Organization } = await client.send(new sdk.DescribeOrganizationCommand({}));
  const accounts: DiscoveredAccount[] = [];
  const units: (readonly OrganizationalUnit[])[] = [];

  const readBelow = async (parentId: string, organizationalUnits: readonly OrganizationalUnit[]): Promise<void> => {
    for await (const page of sdk.paginateListAccountsForParent(
      { client, pageSize: PAGE_SIZE },
      { ParentId: parentId },
    )) {
      accounts.push(...(page.Accounts ?? []).map((account) => asDiscovered(account, organizationalUnits)));
      query.onProgress(accounts.length);
    }
    for await (const page of sdk.paginateListOrganizationalUnitsForParent(
      { client, pageSize: PAGE_SIZE },
      { ParentId: parentId },
    )) {
      for (const { Id: id = "", Name: name = "" } of page.OrganizationalUnits ?? []) {
        const unit = [...organizationalUnits, { id, name }];
        units.push(unit);
        await readBelow(id, unit);
      }
    }
  };
  for await (const page of sdk.paginateListRoots({ client }, {})) {
    for (const { Id } of page.Roots ?? []) await readBelow(Id!, []);
  }
  return {
    id: Organization?.Id,
    managementAccountId: Organization?.MasterAccountId,
    complete: true,
    units,
    accounts: await withTags(sdk, client, accounts, query),
  };
}

/** `Status` is what AWS called `State` until September 2026. */
function asDiscovered(
  { Id, Name, State, Status }: Account,
  organizationalUnits: readonly OrganizationalUnit[],
): DiscoveredAccount {
  return { id: Id!, name: Name, state: State ?? Status, organizationalUnits };
}

async function withTags(
  sdk: typeof Organizations,
  client: OrganizationsClient,
  accounts: readonly DiscoveredAccount[],
  { wantsTags }: AwsQuery,
): Promise<readonly DiscoveredAccount[]> {
  const tagsById = new Map<string, Record<string, string>>();
  const waiting = accounts.filter(wantsTags);
  const readNext = async (): Promise<void> => {
    for (let account = waiting.shift(); account !== undefined; account = waiting.shift()) {
      const tags: Record<string, string> = {};
      for await (const page of sdk.paginateListTagsForResource({ client }, { ResourceId: account.id })) {
        for (const { Key, Value } of page.Tags ?? []) tags[Key!] = Value!;
      }
      tagsById.set(account.id, tags);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, readNext));
  return accounts.map((account) => ({ ...account, tags: tagsById.get(account.id) }));
}

/** Credentials of a role, asked for again when they end. */
async function assumedRole({ region, endpoints }: AwsAccess, roleArn: string) {
  const { AssumeRoleCommand, STSClient } = await import("@aws-sdk/client-sts");
  return async () => {
    const client = new STSClient({ region, endpoint: endpoints?.["sts"] });
    const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "org-audit-discover" });
    const { Credentials } = await client.send(command).finally(() => client.destroy());
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials!;
    return {
      accessKeyId: AccessKeyId!,
      secretAccessKey: SecretAccessKey!,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  };
}
