/** Reading from AWS Organizations: against a server that answers page by page, and has no time now and then. */
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { readAwsAccounts } from "../../src/discovery";
import type { AwsAccess, Discovered } from "../../src/discovery";

// Retries wait, and the SDK takes its time to load.
jest.setTimeout(60_000);

type Request = Readonly<Record<string, string>>;
type Answer = object | { readonly status: number };

/** Answers by operation; each is called for every request. */
let answers: Readonly<Record<string, (request: Request) => Answer>>;
let asked: string[];
let server: Server;
let access: AwsAccess;

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const isForm = body.startsWith("Action=") || body.includes("&Action=");
      const operation = isForm
        ? new URLSearchParams(body).get("Action")!
        : String(request.headers["x-amz-target"]).split(".").at(-1)!;
      asked.push(operation);
      const answer = answers[operation]!(isForm ? {} : (JSON.parse(body) as Request));
      const { status = 200 } = answer as { status?: number };
      response.writeHead(status, { "content-type": isForm ? "text/xml" : "application/x-amz-json-1.1" });
      response.end("xml" in answer ? (answer as { xml: string }).xml : JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  access = { region: "eu-central-1", endpoints: { organizations: endpoint, sts: endpoint } };
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const variables = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_EC2_METADATA_DISABLED: "true" };
const inherited = { ...process.env };
beforeEach(() => {
  asked = [];
  Object.assign(process.env, variables);
});
afterEach(() => {
  for (const name of Object.keys(variables)) delete process.env[name];
  Object.assign(process.env, inherited);
});

const read = (roleArn?: string, wantsTags = () => false) =>
  readAwsAccounts({ ...access, roleArn }, { wantsTags, onProgress: () => undefined });

const ORGANIZATION = {
  DescribeOrganization: () => ({ Organization: { Id: "o-exampleorgid", MasterAccountId: "111111111111" } }),
  ListRoots: () => ({ Roots: [{ Id: "r-ab12" }] }),
  ListOrganizationalUnitsForParent: ({ ParentId }: Request) => ({
    OrganizationalUnits: ParentId === "r-ab12" ? [{ Id: "ou-ab12-1", Name: "Work" }] : [],
  }),
  ListAccountsForParent: ({ ParentId, NextToken }: Request) => {
    if (ParentId === "r-ab12") return { Accounts: [{ Id: "111111111111", Name: "Main", State: "ACTIVE", Status: "SUSPENDED" }] }; // prettier-ignore
    return NextToken === undefined
      ? { Accounts: [], NextToken: "more" }
      : { Accounts: [{ Id: "222222222222", Name: "Old", Status: "SUSPENDED" }] };
  },
  ListTagsForResource: ({ ResourceId, NextToken }: Request) =>
    NextToken === undefined
      ? { Tags: [{ Key: "id", Value: ResourceId }], NextToken: "more" }
      : { Tags: [{ Key: "team", Value: "x" }] },
};

describe("AWS Organizations", () => {
  it("is read to the last page, empty pages and units too", async () => {
    answers = ORGANIZATION;

    expect(await read()).toEqual({
      id: "o-exampleorgid",
      managementAccountId: "111111111111",
      complete: true,
      units: [[{ id: "ou-ab12-1", name: "Work" }]],
      accounts: [
        { id: "111111111111", name: "Main", state: "ACTIVE", organizationalUnits: [] },
        {
          id: "222222222222",
          name: "Old",
          state: "SUSPENDED",
          organizationalUnits: [{ id: "ou-ab12-1", name: "Work" }],
        },
      ],
    });
    expect(asked).not.toContain("ListTagsForResource");
  });

  it("is asked for the tags of those accounts only that may join", async () => {
    answers = ORGANIZATION;
    const found = (await readAwsAccounts(access, {
      wantsTags: ({ id }) => id === "222222222222",
      onProgress: () => undefined,
    })) as Discovered;

    expect(found.accounts.map(({ tags }) => tags)).toEqual([undefined, { id: "222222222222", team: "x" }]);
  });

  it("is asked again when it has no time", async () => {
    let refusals = 0;
    answers = {
      ...ORGANIZATION,
      ListRoots: () =>
        refusals++ < 2 ? { status: 400, __type: "TooManyRequestsException" } : ORGANIZATION.ListRoots(),
    };

    expect(await read()).toMatchObject({ accounts: [{ id: "111111111111" }, { id: "222222222222" }] });
    expect(asked.filter((operation) => operation === "ListRoots")).toHaveLength(3);
  });

  it("is read with a role that is assumed for it", async () => {
    const credentials = `<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>`;
    answers = {
      ...ORGANIZATION,
      AssumeRole: () => ({
        xml: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>${credentials}</AssumeRoleResult></AssumeRoleResponse>`,
      }),
    };

    expect(await read("arn:aws:iam::111111111111:role/Reader")).toMatchObject({ complete: true });
    expect(asked.filter((operation) => operation === "AssumeRole")).toHaveLength(1);
  });

  it("is said to be unreadable, with what it answered, and nothing is guessed", async () => {
    answers = {
      ...ORGANIZATION,
      ListAccountsForParent: () => ({ status: 400, __type: "AccessDeniedException", Message: "You may not." }),
    };

    expect(await read()).toEqual({
      where: "AWS Organizations",
      what: "cannot be read",
      found: "AccessDeniedException: You may not.",
      write:
        "credentials of the management account, or of a member that may, with organizations:Describe* and organizations:List*; --role-arn assumes a role for it",
    });
  });
});
