import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { createColors } from "picocolors";
import { runCommandLine } from "../../src/cli/command-line";
import type { DiscoveryReport } from "../../src/cli/discover/discovery-report";
import { edited, ORGANIZATION } from "../config/edited-organization";
import { temporaryFolder } from "../support/temporary-folder";

const folder = temporaryFolder();
const file = path.join(folder, "organization.yaml");
const CONFIGURATION = ORGANIZATION.replace(
  'network:\n      id: "333333333333"',
  '# Who connects everybody.\n    network:\n      id: "333333333333" # since 2021',
).replace(/^state:\n(?: {2}.*\n)+/m, "state: { type: local, path: 'states/{stack}.tfstate' }\n");

const ACCOUNTS = [
  { id: "111111111111", name: "Management", status: "ACTIVE" },
  { id: "222222222222", name: "Log archive", status: "ACTIVE" },
  { id: "333333333333", name: "Network", status: "ACTIVE" },
  { id: "444444444444", name: "Payments", status: "ACTIVE" },
];

/** Writes a landing zone's state, and resets the configuration. */
function prepare(accounts: readonly object[], configuration = CONFIGURATION): void {
  const organization = { id: "o-exampleorgid", master_account_id: "111111111111", roots: [{ id: "r-ab12" }], accounts };
  const resources = [{ mode: "managed", type: "aws_organizations_organization", instances: [{ attributes: organization }] }]; // prettier-ignore
  const ids = { "a.b": { sandbox: "555555555555" } };
  const outputs = {
    account_ids: { value: { sandbox: "555555555555" } },
    ids: { value: ids },
    queues: { value: [ids] },
    root_id: { value: "r-ab12" },
  };
  writeFileSync(path.join(folder, "landing-zone.tfstate"), JSON.stringify({ version: 4, resources, outputs }));
  writeFileSync(file, configuration);
}

async function discover(...words: string[]) {
  const written = { stdout: "", stderr: "" };
  const exitCode = await runCommandLine(["discover", "--config", file, "--state", "landing-zone", ...words], {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    colors: createColors(false),
  });
  const { stdout, stderr } = written;
  return { exitCode, stdout: stdout.replaceAll(folder, "."), stderr: stderr.replaceAll(folder, ".") };
}

const read = () => readFileSync(file, "utf8");

describe("org-audit discover", () => {
  it("writes who joined and who is called otherwise, and says what comes next", async () => {
    prepare([
      ...ACCOUNTS.slice(0, 3),
      { ...ACCOUNTS[3], name: "Payments EU" },
      { id: "555555555555", name: "Sandbox" },
    ]);

    expect(await discover("--role-name", "ops/Deploy")).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: [
        "joined   sandbox   555555555555  Sandbox",
        "renamed  payments  444444444444  Payments → Payments EU",
        "",
        "./organization.yaml is written.",
        "",
        "Who joined has alarms after:",
        "  npx cdktf synth && npx org-audit deploy alarms-sandbox",
        "",
        "Alarms carry the account's name: those of renamed accounts are made anew.",
        "",
      ].join("\n"),
    });
    expect(read()).toBe(
      CONFIGURATION.replace(
        "      name: Payments\n",
        [
          "      name: Payments EU",
          "    sandbox:",
          '      id: "555555555555"',
          "      name: Sandbox",
          "      roleArn: arn:aws:iam::555555555555:role/ops/Deploy",
          "",
        ].join("\n"),
      ),
    );
    expect(await discover()).toEqual({ exitCode: 0, stdout: "./organization.yaml knows every account.\n", stderr: "" });
  });

  it("fills an empty list of members, of whom the configuration speaks already", async () => {
    const empty = CONFIGURATION.replace(/ {2}members:\n(?: {4}.*\n)+/, "  members: {} # none yet\n");
    prepare(ACCOUNTS, empty);

    expect(await discover()).toMatchObject({ exitCode: 0, stderr: "" });
    expect(read()).toBe(
      empty.replace(
        "  members: {} # none yet\n",
        [
          "  members: # none yet",
          "    network:",
          '      id: "333333333333"',
          "      name: Network",
          "    payments:",
          '      id: "444444444444"',
          "      name: Payments",
          "",
        ].join("\n"),
      ),
    );
  });

  it("gives nobody a key that its own rules refuse", async () => {
    const cells = CONFIGURATION.replace("alarms:\n", "alarms:\n  cells: 1\n");
    const named = ["Cell", "Cell", "Cell 1", "Management"];
    prepare([...ACCOUNTS, ...named.map((name, index) => ({ id: `55555555555${index}`, name }))], cells);

    expect((await discover()).stdout.split("\n").slice(0, 4)).toEqual([
      "joined  account-cell    555555555550  Cell",
      "joined  account-cell-2  555555555551  Cell",
      "joined  cell-1-2        555555555552  Cell 1",
      "joined  management-2    555555555553  Management",
    ]);
    expect(await discover()).toMatchObject({ exitCode: 0, stdout: "./organization.yaml knows every account.\n" });
  });

  it.each(['ids["a.b"]', 'queues[0]["a.b"]'])("reads the accounts from the output %s", async (output) => {
    prepare(ACCOUNTS);

    expect(await discover("--dry-run", "--output", output)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^joined {2}sandbox {2}555555555555 {2}sandbox\n/) as string,
    });
  });

  it("leaves names alone where it is asked to", async () => {
    prepare([{ ...ACCOUNTS[3], name: "Payments EU" }]);

    expect(await discover("--keep-names", "--check")).toMatchObject({ exitCode: 0 });
    expect(await discover("--check")).toMatchObject({ exitCode: 2 });
  });

  it.each([
    ["--dry-run", 0],
    ["--check", 2],
  ])("writes nothing with %s", async (option, exitCode) => {
    prepare([...ACCOUNTS, { id: "555555555555", name: "Sandbox" }]);
    const told = await discover(option);

    expect(told).toMatchObject({ exitCode, stderr: "" });
    expect(told.stdout).toContain("./organization.yaml is as it was: nothing was written.\n");
    expect(read()).toBe(CONFIGURATION);
  });

  it("prints one JSON object", async () => {
    prepare([
      ...ACCOUNTS.slice(0, 3),
      { ...ACCOUNTS[3], status: "SUSPENDED" },
      { id: "555555555555", name: "Sandbox" },
    ]);
    const { stdout } = await discover("--json", "--dry-run");

    expect(JSON.parse(stdout.replace("./", ""))).toEqual({
      file: "organization.yaml",
      upToDate: false,
      written: false,
      joined: [{ key: "sandbox", id: "555555555555", name: "Sandbox", stacks: ["alarms-sandbox"] }],
      renamed: [],
      moved: [],
      placed: [],
      closed: [
        {
          ...{ key: "payments", id: "444444444444", name: "Payments", state: "SUSPENDED", removed: false },
          destroy: ["alarms-payments"],
          forget: [],
          commands: ["npx cdktf destroy alarms-payments --ignore-missing-stack-dependencies"],
          afterwards: null,
        },
      ],
    } satisfies DiscoveryReport);
  });

  it("does not let the name of an account steer the terminal", async () => {
    prepare([...ACCOUNTS.slice(0, 3), { ...ACCOUNTS[3], name: "a\u001b[2Jb" }]);
    const told = await discover();

    expect(told).toMatchObject({ exitCode: 64, stdout: "" });
    expect(told.stderr).toBe(
      [
        "./organization.yaml, as it would be written, has 1 problem:",
        '  ./organization.yaml:23:13 accounts.members.payments.name is not an account name: "\\u001b" is no character of ASCII, and AWS allows no other',
        '    found: "a\\u001b[2Jb"',
        "    write: the account's name, 1 to 50 characters",
        "",
      ].join("\n"),
    );
    expect(read()).toBe(CONFIGURATION);
  });
});

describe("org-audit discover --help", () => {
  it("explains what is told, what is written and how it ends", async () => {
    const { stdout, exitCode } = await discover("--help");

    expect(exitCode).toBe(0);
    const parts = ["joined", "closed", "Examples:", "Exit codes:", "--dry-run", "--check", "--remove-closed", "--json"];
    for (const part of parts) expect(stdout).toContain(part);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});

describe("a closed account", () => {
  const closed = [...ACCOUNTS.slice(0, 2), { ...ACCOUNTS[2], status: "PENDING_CLOSURE" }, ACCOUNTS[3]!];
  const inside = CONFIGURATION.replace("    # Who connects", "    # Who connects").replace(
    "      name: Network\n",
    "      name: Network\n      roleArn: arn:aws:iam::333333333333:role/Deploy\n",
  ).replace("alarms:\n", "alarms:\n  inAccount: [network]\n  tamperWatch: { accounts: [management, network], regions: [eu-central-1] }\n"); // prettier-ignore

  const { TERRAFORM_BINARY_NAME: inherited } = process.env;
  afterEach(() => {
    if (inherited === undefined) delete process.env["TERRAFORM_BINARY_NAME"];
    else process.env["TERRAFORM_BINARY_NAME"] = inherited;
  });

  it.each([
    ["", "terraform"],
    ["tofu", "tofu"],
    ["/opt/the tools/tofu", "'/opt/the tools/tofu'"],
  ])("keeps its entry, and is told its way out with the Terraform %j", async (binary, word) => {
    process.env["TERRAFORM_BINARY_NAME"] = binary;
    prepare(closed, inside);
    const told = await discover();

    expect(told).toMatchObject({ exitCode: 0, stderr: "" });
    expect(told.stdout.split("\n")).toEqual([
      "closed  network  333333333333  Network, PENDING_CLOSURE",
      "",
      "The way out of network: alarms-network would never be destroyed once the entry is gone; in-account-alarms-network, in-account-alarms-network-us-east-1, and tamper-watch-network-eu-central-1 are in the account itself, where nobody gets in any more: AWS deletes what is in it 90 days after closure.",
      "  npx cdktf destroy alarms-network --ignore-missing-stack-dependencies",
      ...["in-account-alarms-network", "in-account-alarms-network-us-east-1", "tamper-watch-network-eu-central-1"].map(
        (stack) => {
          const terraform = `${word} -chdir=cdktf.out/stacks/${stack}`;
          return `  ${terraform} init && ${terraform} state rm $(${terraform} state list)`;
        },
      ),
      "",
      "Their entries stay until then. Afterwards: org-audit discover --remove-closed",
      "",
    ]);
    expect(read()).toBe(inside);
  });

  it("leaves a cell that it shares with others after its entry is gone", async () => {
    prepare(closed, CONFIGURATION.replace("alarms:\n", "alarms:\n  cells: 1\n"));
    const told = await discover();

    expect(told).toMatchObject({ exitCode: 0, stderr: "" });
    expect(told.stdout.split("\n").slice(2, 5)).toEqual([
      "network has no stack of its own.",
      "Once the entry is gone, its alarms go with:",
      "  npx cdktf synth && npx org-audit deploy alarms-cell-01",
    ]);
  });

  it("is not removed while a state of its stacks has resources, or cannot be read", async () => {
    prepare(closed, CONFIGURATION.replace("states/{stack}", "{stack}"));
    const before = read();
    const state = path.join(folder, "alarms-network.tfstate");
    const instances = [{ attributes: {} }];
    writeFileSync(
      state,
      JSON.stringify({ resources: [{ mode: "managed", type: "x", instances: [...instances, ...instances] }] }),
    );

    expect(await discover("--remove-closed")).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the accounts of the configuration cannot be brought up to date:",
        "  accounts.members.network cannot go: the state of its stack alarms-network still has 2 resources",
        "    write: the commands of its way out first, which org-audit discover prints",
        "",
      ].join("\n"),
    });
    writeFileSync(state, "{");
    expect((await discover("--remove-closed")).stderr).toMatch(/ {2}the state alarms-network cannot be read\n/);
    expect(read()).toBe(before);

    writeFileSync(state, JSON.stringify({ resources: [{ mode: "data", type: "x", instances }] }));
    expect(await discover("--remove-closed")).toMatchObject({ exitCode: 64 });
    expect(read()).toBe(before);
  });

  it("is removed with what was listed of it; what was said of it stays", async () => {
    // Whose break-glass role the policies spare has to be decided by a person.
    const configuration = inside.replace("arn:aws:iam::333333333333:role/BreakGlass, ", "");
    prepare(closed, configuration);
    const told = await discover("--remove-closed");

    expect(told).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: "removed  network  333333333333  Network, PENDING_CLOSURE\n\n./organization.yaml is written.\n",
    });
    expect(read()).toBe(
      configuration
        .replace(
          / {4}# Who connects[^]*?(?= {4}payments:)/,
          "    # network was removed. What was said of it:\n    # Who connects everybody.\n    # since 2021\n\n",
        )
        .replace("inAccount: [network]", "inAccount: []")
        .replace("[management, network]", "[management]"),
    );
  });

  it("is not removed where the configuration speaks of it elsewhere", async () => {
    prepare(closed);
    const told = await discover("--remove-closed");

    expect(told).toMatchObject({ exitCode: 64, stdout: "" });
    expect(told.stderr).toMatch(/^\.\/organization\.yaml, as it would be written, has 1 problem:\n.* guardrails\.breakGlassRoles\[0\] is a role in an account that is not one of the organization's\n/); // prettier-ignore
    expect(read()).toBe(CONFIGURATION);
  });
});

describe("refuses", () => {
  beforeEach(() => prepare(ACCOUNTS));
  afterEach(() => {
    expect(read()).toBe(CONFIGURATION);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("what the command line asks for in vain, all at once", async () => {
    expect(await discover("--status", "activ", "--role-arn", "arn:aws:iam::111111111111:role/R")).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the command line is wrong:",
        "  --status is not a state of accounts",
        "    found: ACTIV",
        "    write: one of PENDING_ACTIVATION, ACTIVE, PENDING_CLOSURE, SUSPENDED, CLOSED; did you mean ACTIVE?",
        "  --role-arn is for AWS Organizations, not for a state",
        "    found: arn:aws:iam::111111111111:role/R",
        "    write: roleArn in the state's entry of existingState",
        "",
      ].join("\n"),
    });
  });

  it.each<[string[], RegExp]>([
    [
      ["--state", "landing"],
      /--state is not the name of an existing state\n {4}found: landing\n {4}write: one of landing-zone, network\n/,
    ],
    [
      ["--ou", "Work"],
      /--ou is not the path or the id of an organizational unit\n {4}found: Work\n {4}write: one of root\n/,
    ],
    [
      ["--output", "account_idz"],
      /output account_idz of the state landing-zone does not exist\n {4}write: one of account_ids, ids, queues, root_id; did you mean account_ids\?\n/,
    ],
  ])("%j", async (words, stderr) => {
    const refused = await discover(...words);

    expect(refused).toMatchObject({ stdout: "" });
    expect(refused.exitCode).toBe(words[0] === "--output" ? 66 : 64);
    expect(refused.stderr).toMatch(stderr);
  });

  it("an output that is no path, beside what else is asked for in vain", async () => {
    expect(await discover("--status", "activ", "--output", "queues.0")).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: [
        "the command line is wrong:",
        "  --status is not a state of accounts",
        "    found: ACTIV",
        "    write: one of PENDING_ACTIVATION, ACTIVE, PENDING_CLOSURE, SUSPENDED, CLOSED; did you mean ACTIVE?",
        "  --output is not an output or a part of one: an index is written in brackets, such as [0], not behind the dot at character 7",
        "    found: queues.0",
        '    write: the name of an output, then what leads to the part, such as accounts.members or accounts["a/b"]',
        "",
      ].join("\n"),
    });
  });

  it.each(["Reader", "arn:aws:iam::111111111111:user/Reader", "arn:aws:iam::11111111111:role/Reader"])(
    "a role that is none, before AWS is called: %j",
    async (role) => {
      let stderr = "";
      const exitCode = await runCommandLine(["discover", "--config", file, "--role-arn", role, "--status", "activ"], {
        stdout: { write: () => undefined },
        stderr: { write: (text) => (stderr += text) },
        colors: createColors(false),
      });

      expect(exitCode).toBe(64);
      expect(stderr).toBe(
        [
          "the command line is wrong:",
          "  --status is not a state of accounts",
          "    found: ACTIV",
          "    write: one of PENDING_ACTIVATION, ACTIVE, PENDING_CLOSURE, SUSPENDED, CLOSED; did you mean ACTIVE?",
          "  --role-arn is not the ARN of an IAM role",
          `    found: ${role}`,
          "    write: arn:aws:iam::<account id>:role/<path and name of the role>",
          "",
        ].join("\n"),
      );
    },
  );

  it("tags that the state does not know", async () => {
    prepare([...ACCOUNTS, { id: "555555555555", name: "Sandbox" }]);

    expect((await discover("--tag", "team=x")).stderr).toBe(
      [
        "the command line is wrong:",
        "  --tag cannot be asked here: the state does not know the tags of every account",
        "    found: team=x",
        "    write: AWS Organizations, without --state",
        "",
      ].join("\n"),
    );
  });

  it("a state that is not there", async () => {
    writeFileSync(path.join(folder, "landing-zone.tfstate"), "");
    expect(await discover()).toMatchObject({ exitCode: 66, stdout: "" });
  });

  it("a configuration that stays wrong", async () => {
    const wrong = CONFIGURATION.replace(
      "arn:aws:iam::333333333333:role/BreakGlass",
      "arn:aws:iam::777777777777:role/B",
    );
    prepare(ACCOUNTS, wrong);

    expect((await discover()).stderr).toMatch(
      /^\.\/organization\.yaml has 1 problem:\n.* guardrails\.breakGlassRoles\[0\] is /,
    );
    prepare(ACCOUNTS, CONFIGURATION.replace("years: 7", "years: seven"));
    expect(await discover()).toMatchObject({ exitCode: 64, stdout: "" });
    prepare(ACCOUNTS);
  });

  it("another organization's state", async () => {
    prepare(ACCOUNTS.map((account) => (account.id === "222222222222" ? { ...account, status: "SUSPENDED" } : account)));

    expect(await discover()).toMatchObject({
      exitCode: 64,
      stderr: [
        "./organization.yaml has 1 problem:",
        "  ./organization.yaml:11:9 accounts.logArchive.id is an account that is SUSPENDED",
        '    found: "222222222222"',
        "    write: the id of the account that keeps the log files",
        "",
      ].join("\n"),
    });
  });
});

describe("a person who watches", () => {
  const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  const inherited = { ...process.env };
  beforeAll(() => Object.assign(process.env, credentials));
  afterAll(() => {
    process.env = inherited;
  });

  it("sees no progress any more beside what is refused", async () => {
    const answers: Readonly<Record<string, object>> = {
      DescribeOrganization: { Organization: { Id: "o-exampleorgid", MasterAccountId: "111111111111" } },
      ListRoots: { Roots: [{ Id: "r-ab12" }] },
      ListAccountsForParent: { Accounts: [{ Id: "111111111111", Name: "Management", Status: "ACTIVE" }] },
      ListOrganizationalUnitsForParent: {},
    };
    const organizations = createServer(({ headers }, response) => {
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answers[String(headers["x-amz-target"]).split(".").at(-1)!]));
    }).listen(0, "127.0.0.1");
    await once(organizations, "listening");
    const { port } = organizations.address() as AddressInfo;
    writeFileSync(file, edited({ provider: { endpoints: { organizations: `http://127.0.0.1:${port}` } } }));
    let stderr = "";
    const exitCode = await runCommandLine(["discover", "--config", file, "--ou", "Work"], {
      stdout: { write: () => undefined },
      stderr: { isTTY: true, write: (text) => (stderr += text) },
      colors: createColors(false),
    });
    organizations.close();

    expect(exitCode).toBe(64);
    expect(stderr).toBe(
      [
        "\r\u001b[K1 accounts\r\u001b[Kthe command line is wrong:",
        "  --ou is not the path or the id of an organizational unit",
        "    found: Work",
        "    write: one of root",
        "",
      ].join("\n"),
    );
  });
});
