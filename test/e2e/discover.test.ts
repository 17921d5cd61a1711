/**
 * The accounts of an emulated organization, discovered into the configuration by `org-audit` itself: one joins and gets
 * its alarms, is closed, and leaves by the very commands that are printed.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import {
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  MoveAccountCommand,
} from "@aws-sdk/client-organizations";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { parse } from "yaml";
import { managementClients } from "../../demo/aws-clients";
import type { AwsClients } from "../../demo/aws-clients";
import { PROJECT, Rehearsal } from "../../demo/rehearsal";
import type { LandingZone } from "../../demo/rehearsal";
import { startEmulator } from "../../emulator/emulator";
import type { Emulator } from "../../emulator/emulator";
import type { DiscoveryReport } from "../../src/cli/discover/discovery-report";
import { loadOrganization } from "../../src/config";
import { detectionIds } from "../../src/detections";
import { deploymentOf } from "../../src/discovery";
import { compiledCommandLine } from "../cli/compiled-command-line";

jest.setTimeout(20 * 60 * 1000);

const STATE_BUCKET = "example-landing-zone-state";
const program = compiledCommandLine();
const workDirectory = mkdtempSync(path.join(tmpdir(), "audit-trail-discover-"));

let emulator: Emulator;
let rehearsal: Rehearsal;
let landingZone: LandingZone;
let aws: AwsClients;

beforeAll(async () => {
  // A thousand managed policies in every account cost seconds each, and no stack here needs one.
  process.env["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "false";
  emulator = await startEmulator();
  aws = managementClients({ endpoint: emulator.endpoint, region: "eu-central-1" });
  rehearsal = new Rehearsal({ emulator, workDirectory });
  landingZone = await rehearsal.applyLandingZone();
  rehearsal.configure(landingZone, (configuration) => {
    // The alarms of a few detections show what those of all would.
    const unused = detectionIds.filter((id) => !["root-usage", "cloudtrail-configuration-changes"].includes(id));
    configuration.setIn(["alarms", "detections"], Object.fromEntries(unused.map((id) => [id, { enabled: false }])));
    configuration.setIn(["alarms", "dashboard"], false);
    configuration.setIn(["existingState", "remote"], {
      type: "s3",
      bucket: STATE_BUCKET,
      key: "landing-zone.tfstate",
      region: "eu-central-1",
      endpoints: { s3: emulator.endpoint },
      usePathStyle: true,
      skipCredentialsValidation: true,
    });
  });
  // A folder like a customer's: the commands that are printed work in it as they are.
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(workDirectory, "node_modules"));
  const settings = JSON.parse(readFileSync(path.join(PROJECT, "cdktf.json"), "utf8")) as object;
  const app = `node ${path.join(PROJECT, "dist/main.js")}`;
  writeFileSync(path.join(workDirectory, "cdktf.json"), JSON.stringify({ ...settings, app }));
});

afterAll(async () => {
  await emulator?.stop();
  rmSync(workDirectory, { recursive: true, force: true });
});

const read = () => readFileSync(rehearsal.configurationFile, "utf8");
const write = (content: string) => writeFileSync(rehearsal.configurationFile, content);
const organization = () => loadOrganization(rehearsal.configurationFile);
const commentsOf = (content: string) => content.match(/#.*/g);

/** Runs `org-audit discover` on the configuration. */
async function discover(...words: string[]) {
  const child = spawn(process.execPath, [program, "discover", "--config", "organization.yaml", ...words], {
    cwd: workDirectory,
    env: rehearsal.terraform.environment,
  });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, exitCode: exitCode as number };
}

async function report(...words: string[]): Promise<DiscoveryReport> {
  const { stdout, stderr } = await discover("--json", ...words);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as DiscoveryReport;
}

/** Runs a line in a shell, in the folder with cdktf.json. */
async function shell(line: string): Promise<string> {
  const env = { ...rehearsal.terraform.environment, ORGANIZATION_CONFIG: "organization.yaml", FORCE_COLOR: "0" };
  const { stdout } = await promisify(execFile)("sh", ["-c", line], { cwd: workDirectory, env, maxBuffer: 1 << 26 });
  return stdout;
}

async function createAccount(name: string, unit: string, tags: Record<string, string> = {}): Promise<string> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const { CreateAccountStatus } = await aws.organizations.send(
    new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com`, Tags }),
  );
  const id = CreateAccountStatus!.AccountId!;
  await move(id, landingZone.root_id, unit);
  return id;
}

async function move(AccountId: string, SourceParentId: string, DestinationParentId: string): Promise<void> {
  await aws.organizations.send(new MoveAccountCommand({ AccountId, SourceParentId, DestinationParentId }));
}

const unit = (name: string) => landingZone.organizational_unit_ids[name]!;

describe("org-audit discover", () => {
  it("writes where every account is, and changes no other line of the file", async () => {
    const before = read();

    expect(await discover("--dry-run")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await discover("--check")).toMatchObject({ exitCode: 2, stderr: "" });
    expect(read()).toBe(before);

    const written = await discover();
    expect(written).toMatchObject({ exitCode: 0, stderr: "" });
    expect(written.stdout.split("\n")).toEqual([
      expect.stringMatching(/^is in {2}security-tooling {5}\d{12} {2}Security$/),
      expect.stringMatching(/^is in {2}network {14}\d{12} {2}Infrastructure$/),
      expect.stringMatching(/^is in {2}payments-production {2}\d{12} {2}Workloads\/Production$/),
      expect.stringMatching(/^is in {2}payments-staging {5}\d{12} {2}Workloads\/Staging$/),
      "",
      "organization.yaml is written.",
      "",
    ]);
    const added = /^ {6}organizationalUnit: /;
    expect(
      read()
        .split("\n")
        .filter((line) => !added.test(line)),
    ).toEqual(before.split("\n"));

    const after = read();
    expect(await discover("--check")).toEqual({
      exitCode: 0,
      stdout: "organization.yaml knows every account.\n",
      stderr: "",
    });
    expect(await discover()).toMatchObject({ exitCode: 0 });
    expect(read()).toBe(after);
  });

  it("adds who joined, page by page, however deep; or those only that the filters let in", async () => {
    const { OrganizationalUnit: deep } = await aws.organizations.send(
      new CreateOrganizationalUnitCommand({ ParentId: unit("Workloads/Staging"), Name: "Feature teams" }),
    );
    // AWS answers with 20 accounts at most.
    const teams: string[] = [];
    for (let number = 1; number <= 22; number++) {
      teams.push(await createAccount(`Team ${number}`, deep!.Id!, number % 2 === 0 ? { audited: "yes" } : {}));
    }
    const elsewhere = await createAccount("Team 1", unit("Security"), { audited: "yes" });
    const joined = async (...words: string[]) =>
      (await report("--dry-run", ...words)).joined.map(({ id }) => id).sort();

    expect(await joined()).toEqual([...teams, elsewhere].sort());
    expect(await joined("--ou", "Workloads")).toEqual([...teams].sort());
    expect(await joined("--ou", deep!.Id!, "--tag", "audited")).toEqual(
      teams.filter((_, index) => index % 2 === 1).sort(),
    );
    expect(await joined("--ou", "Security", "--ou", "Infrastructure", "--tag", "audited=yes")).toEqual([elsewhere]);
    expect(await joined("--tag", "audited=no")).toEqual([]);
    expect(await joined("--status", "suspended")).toEqual([]);

    const before = read();
    const { exitCode } = await discover("--role-name", "OrganizationAccountAccessRole", "--role-arn", `arn:aws:iam::${landingZone.management_account_id}:role/Reader`); // prettier-ignore
    expect(exitCode).toBe(0);
    expect(commentsOf(read())).toEqual(commentsOf(before));
    expect(organization().accounts).toHaveLength(6 + 23);
    expect(organization().accounts.find(({ id }) => id === teams[1])).toMatchObject({
      key: "team-2",
      name: "Team 2",
      organizationalUnit: "Workloads/Staging/Feature teams",
      roleArn: `arn:aws:iam::${teams[1]}:role/OrganizationAccountAccessRole`,
    });
    // Two of the same name have two keys, and keep them.
    const keys = organization().accounts.filter(({ name }) => name === "Team 1").map(({ key }) => key).sort(); // prettier-ignore
    expect(keys).toEqual(["team-1", "team-1-2"]);
    write(before);
  });

  it("tells who was moved and renamed, by what the file says", async () => {
    const before = read();
    const { network } = landingZone.account_ids;
    await move(network!, unit("Infrastructure"), unit("Workloads"));
    write(before.replace("name: Payments staging", "name: Payments test # as people say"));

    const { moved, renamed } = await report("--ou", "Security");
    expect(moved).toEqual([{ key: "network", id: network, from: "Infrastructure", to: "Workloads" }]);
    expect(renamed).toMatchObject([{ key: "payments-staging", from: "Payments test", to: "Payments staging" }]);
    expect(read()).toContain("name: Payments staging # as people say\n");

    await move(network!, unit("Workloads"), landingZone.root_id);
    expect((await report()).moved).toMatchObject([{ from: "Workloads", to: "root" }]);
    await move(network!, landingZone.root_id, unit("Infrastructure"));
    write(before);
  });

  it.each(["landing-zone", "remote"])("reads the same from the existing state %s", async (state) => {
    const before = read();
    if (state === "remote") {
      const Body = readFileSync(path.join(workDirectory, "landing-zone/terraform.tfstate"));
      const CreateBucketConfiguration = { LocationConstraint: "eu-central-1" } as const;
      await aws.s3.send(new CreateBucketCommand({ Bucket: STATE_BUCKET, CreateBucketConfiguration }));
      await aws.s3.send(new PutObjectCommand({ Bucket: STATE_BUCKET, Key: "landing-zone.tfstate", Body }));
    }
    expect(await discover("--check", "--state", state)).toMatchObject({ exitCode: 0, stderr: "" });

    const { accounts } = parse(before) as { accounts: { members: Record<string, object> } };
    write(before.replace(/ {4}network:\n(?: {6}.*\n)+/, "").replace(/ {4}payments-staging:\n(?: {6}.*\n)+/, ""));
    const { joined } = await report("--state", state, "--output", "account_ids");
    expect(joined.map(({ key, name }) => [key, name])).toEqual([
      ["network", "Network"],
      ["payments-staging", "Payments staging"],
    ]);
    expect((parse(read()) as { accounts: { members: unknown } }).accounts.members).toEqual(accounts.members);
    write(before);
  });

  it("gives a new account its alarms, and a closed one a way out", async () => {
    const before = read();
    const id = await createAccount("Sandbox", unit("Workloads/Production"));
    const { joined } = await report("--ou", "Workloads/Production", "--role-name", "OrganizationAccountAccessRole");
    expect(joined).toMatchObject([{ key: "sandbox", id, stacks: ["alarms-sandbox"] }]);
    write(read().replace("[ payments-production ]", "[ payments-production, sandbox ]"));

    const inside = ["in-account-alarms-sandbox", "in-account-alarms-sandbox-us-east-1"];
    for (const stacks of [
      ["log-archive", "management"],
      ["alarms-sandbox", ...inside],
    ]) {
      // The work directory has no package of its own that npx could find.
      await shell(deploymentOf(stacks).replace("npx org-audit", `node ${program}`));
    }
    expect(resourcesIn("alarms-sandbox")).toBeGreaterThan(2);
    for (const stack of inside) expect(resourcesIn(stack)).toBeGreaterThan(2);

    await aws.organizations.send(new CloseAccountCommand({ AccountId: id }));
    const standing = read();
    const { closed, joined: others } = await report("--dry-run", "--ou", "Infrastructure");
    expect(others).toEqual([]);
    expect(closed).toMatchObject([{ key: "sandbox", id, name: "Sandbox", state: "SUSPENDED", removed: false }]);
    expect(await discover("--check", "--ou", "Infrastructure")).toMatchObject({ exitCode: 2 });
    expect(await discover("--ou", "Infrastructure")).toMatchObject({ exitCode: 0 });
    expect(read()).toBe(standing);

    const refused = await discover("--remove-closed", "--ou", "Infrastructure");
    expect(refused).toMatchObject({ exitCode: 64, stdout: "" });
    expect(refused.stderr).toMatch(
      /accounts\.members\.sandbox cannot go: the state of its stack alarms-sandbox still has \d+ resources\n/,
    );
    expect(read()).toBe(standing);

    for (const command of closed[0]!.commands) {
      // What a person would answer when cdktf asks.
      await shell(command.replace("cdktf destroy", "cdktf destroy --auto-approve"));
    }
    const left = await report("--remove-closed", "--ou", "Infrastructure");
    expect(left.closed).toMatchObject([{ key: "sandbox", removed: true }]);
    expect(read()).toBe(before);

    await shell("npx cdktf synth");
    const { stacks } = JSON.parse(readFileSync(path.join(workDirectory, "cdktf.out/manifest.json"), "utf8")) as { stacks: object }; // prettier-ignore
    expect(Object.keys(stacks).filter((stack) => stack.includes("sandbox"))).toEqual([]);
    const states = readdirSync(path.join(workDirectory, "states")).filter((file) => /sandbox.*\.tfstate$/.test(file));
    expect(states.length).toBeGreaterThan(0);
    for (const file of states) expect(resourcesIn(path.basename(file, ".tfstate"))).toBe(0);
  });

  it("refuses to write what another organization's accounts are", async () => {
    const before = read();
    const { management_account_id: management } = landingZone;
    write(before.replaceAll(management, "999999999999").replace(/^ {2}id: \{.*\}$/m, "  id: o-exampleorgid"));
    const wrong = read();
    const refused = await discover();

    expect(refused).toMatchObject({ exitCode: 64, stdout: "" });
    expect(refused.stderr.split("\n")).toEqual([
      "organization.yaml has 2 problems:",
      expect.stringMatching(
        /^ {2}organization\.yaml:\d+:\d+ organization\.id is not the organization whose accounts were read$/,
      ),
      '    found: "o-exampleorgid"',
      `    write: "${landingZone.organization_id}", or read with credentials of the organization that is meant`,
      expect.stringMatching(
        /^ {2}organization\.yaml:\d+:\d+ accounts\.management\.id is not the management account of /,
      ),
      '    found: "999999999999"',
      `    write: "${management}", or read with credentials of the organization that is meant`,
      "",
    ]);
    expect(read()).toBe(wrong);
    write(before);
  });
});

function resourcesIn(stack: string): number {
  const file = path.join(workDirectory, "states", `${stack}.tfstate`);
  const { resources } = JSON.parse(readFileSync(file, "utf8")) as { resources: { mode: string }[] };
  return resources.filter(({ mode }) => mode === "managed").length;
}
