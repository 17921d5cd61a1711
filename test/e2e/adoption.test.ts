/**
 * A landing zone that has a trail already, with a bucket full of log files, a key, a log group, a role and a policy, all
 * made by plain Terraform. `org-audit adopt` takes it over: nothing is replaced or destroyed, and the former owner lets
 * go with the blocks that the command prints.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetRolePolicyCommand } from "@aws-sdk/client-iam";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { DescribePolicyCommand, ListPoliciesForTargetCommand } from "@aws-sdk/client-organizations";
import { GetObjectLockConfigurationCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { createColors } from "picocolors";
import { accountClients, managementClients } from "../../demo/aws-clients";
import type { AwsClients } from "../../demo/aws-clients";
import { Rehearsal } from "../../demo/rehearsal";
import type { LandingZone } from "../../demo/rehearsal";
import { startEmulator } from "../../emulator/emulator";
import type { Emulator } from "../../emulator/emulator";
import type { AdoptionReport } from "../../src/cli/adopt/adoption-report";
import { runCommandLine } from "../../src/cli/command-line";
import { loadOrganization } from "../../src/config";
import { dangersIn, parsePlan } from "../../src/guard";
import { synthesizeOrganization } from "../support/synthesize-organization";
import { statement } from "../support/template";

jest.setTimeout(20 * 60 * 1000);

const BUCKET = "example-company-trail-logs";
const PREFIX = "audit/AWSLogs/o-exampleorgid/CloudTrail/eu-central-1";
const LOG_FILES = { [`${PREFIX}/1.json.gz`]: "first log file", [`${PREFIX}/2.json.gz`]: "second log file" };

let emulator: Emulator;
let rehearsal: Rehearsal;
let landingZone: LandingZone;
let management: AwsClients;
let logArchive: AwsClients;
let former: Former;
let before: string;
let versions: Awaited<ReturnType<typeof logFiles>>;
const inherited = { ...process.env };
const workDirectory = mkdtempSync(path.join(tmpdir(), "audit-trail-adoption-"));
const formerDirectory = path.join(workDirectory, "existing-trail");
const outdir = path.join(workDirectory, "cdktf.out");

/** Outputs of `existing-trail`. */
interface Former {
  readonly trail_arn: string;
  readonly key_id: string;
  readonly policy_id: string;
}

beforeAll(async () => {
  emulator = await startEmulator();
  // The command runs in this process, with the credentials of its environment.
  Object.assign(process.env, emulator.environment);
  rehearsal = new Rehearsal({ emulator, workDirectory });
  landingZone = await rehearsal.applyLandingZone();
  const settings = { endpoint: emulator.endpoint, region: "eu-central-1" };
  management = managementClients(settings);
  logArchive = await accountClients(settings, landingZone.account_ids["log-archive"]!);

  cpSync(path.join(__dirname, "existing-trail"), formerDirectory, { recursive: true });
  const { root_id, management_account_id, account_ids } = landingZone;
  const variables = { root_id, management_account_id, log_archive_account_id: account_ids["log-archive"] };
  writeFileSync(path.join(formerDirectory, "terraform.tfvars.json"), JSON.stringify(variables));
  await rehearsal.terraform.init(formerDirectory);
  await rehearsal.terraform.apply(formerDirectory);
  former = await rehearsal.terraform.output<Former>(formerDirectory);
  for (const [Key, Body] of Object.entries(LOG_FILES)) {
    await logArchive.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  }
  versions = await logFiles();

  rehearsal.configure(landingZone, (configuration) => {
    configuration.setIn(["existingState", "company-trail"], {
      type: "local",
      path: "existing-trail/terraform.tfstate",
    });
    // Two stacks are enough here; the others take nothing over.
    configuration.setIn(["alarms", "perAccount"], "insights");
    configuration.setIn(["alarms", "tamperWatch"], { accounts: [] });
    configuration.setIn(["alarms", "inAccount"], []);
    configuration.deleteIn(["accounts", "members", "payments-production", "subscribers"]);
  });
  before = readFileSync(rehearsal.configurationFile, "utf8");
});

afterAll(async () => {
  process.env = inherited;
  await emulator?.stop();
  rmSync(workDirectory, { recursive: true, force: true });
});

/** Every version of every log file: a version never changes, and its tag is a digest of its bytes. */
async function logFiles() {
  const { Versions = [] } = await logArchive.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
  return Versions.map(({ Key, VersionId, ETag, Size, IsLatest }) => ({ Key, VersionId, ETag, Size, IsLatest }));
}

/** Runs `org-audit adopt`, and tells what it wrote. */
async function adopt(...words: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const written = { stdout: "", stderr: "" };
  const terminal = {
    stdout: { write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
    colors: createColors(false),
  };
  const exitCode = await runCommandLine(["adopt", "--config", rehearsal.configurationFile, ...words], terminal);
  return { exitCode, ...written };
}

/** The plan of a stack, saved for applying, as Terraform tells it to programs. */
function planStack(stack: string): { json: string; changes: readonly ResourceChange[] } {
  const json = terraformIn(stack, "plan", "-no-color", "-out=plan") && terraformIn(stack, "show", "-json", "plan");
  const { resource_changes } = JSON.parse(json) as { resource_changes: readonly ResourceChange[] };
  return { json, changes: resource_changes };
}

interface ResourceChange {
  readonly type: string;
  readonly change: { readonly actions: readonly string[]; readonly importing?: { readonly id: string } };
}

function terraformIn(stack: string, ...parameters: string[]): string {
  const { binary, environment } = rehearsal.terraform;
  const directory = path.join(outdir, "stacks", stack);
  return execFileSync(binary, [`-chdir=${directory}`, ...parameters], {
    env: environment,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
}

describe("adopting an existing trail", () => {
  let report: AdoptionReport;

  it("says what is taken over and what is left alone, and writes nothing unasked", async () => {
    const { exitCode, stdout, stderr } = await adopt("--json");
    report = JSON.parse(stdout) as AdoptionReport;

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(report.resources.map(({ kind, name, fate }) => [kind, name, fate])).toEqual([
      ["organization trail", former.trail_arn, "taken over"],
      ["log bucket", BUCKET, "taken over"],
      ["log key", expect.stringContaining(former.key_id), "taken over"],
      ["log group", "company/trail", "taken over"],
      ["role", "company-trail-to-logs", "taken over"],
      ["service control policy", `keep-cloudtrail (${former.policy_id})`, "taken over"],
      ["service control policy", expect.stringMatching(/^regions /), "left alone"],
    ]);
    expect(readFileSync(rehearsal.configurationFile, "utf8")).toBe(before);
  });

  it("writes it into the configuration on request, keeping every line that was there", async () => {
    const { exitCode, stdout } = await adopt("--write");
    const after = readFileSync(rehearsal.configurationFile, "utf8");
    const lost = before.split("\n").filter((line) => !after.split("\n").includes(line));

    expect(exitCode).toBe(0);
    expect(stdout).toContain("from = aws_cloudtrail.organization");
    expect(lost).toEqual(["  name: organization-trail", "  logGroupRetentionDays: 365"]);
    expect(loadOrganization(rehearsal.configurationFile).adopt).toEqual({
      trail: former.trail_arn,
      logBucket: {
        name: BUCKET,
        configurations: ["versioning", "encryption", "publicAccessBlock", "policy"],
      },
      logKey: { arn: expect.stringContaining(former.key_id) },
      logGroup: "company/trail",
      cloudWatchLogsRole: { name: "company-trail-to-logs" },
      serviceControlPolicies: [{ id: former.policy_id, targets: ["root"] }],
    });
    expect(JSON.parse((await adopt("--json")).stdout)).toMatchObject({ edits: [] });
  });

  it("tells the former owner how to let go: nothing is destroyed", async () => {
    const [owner, ...others] = report.lettingGo;
    expect(others).toEqual([]);
    expect(owner!.state).toBe("company-trail");
    expect(owner!.referring).toEqual(["aws_iam_role_policy.trail", "aws_kms_alias.logs"]);

    const removed = [...owner!.addresses, ...owner!.referring].map(
      (address) => `removed {\n  from = ${address}\n  lifecycle {\n    destroy = false\n  }\n}\n`,
    );
    for (const file of ["log-archive.tf", "management.tf", "outputs.tf"]) rmSync(path.join(formerDirectory, file));
    writeFileSync(path.join(formerDirectory, "removed.tf"), removed.join("\n"));
    await rehearsal.terraform.apply(formerDirectory);

    const state = JSON.parse(readFileSync(path.join(formerDirectory, "terraform.tfstate"), "utf8"));
    expect(state.resources.map(({ type, name }: { type: string; name: string }) => `${type}.${name}`).sort()).toEqual([
      "aws_organizations_policy.regions",
      "aws_organizations_policy_attachment.regions",
    ]);
    expect((await management.cloudTrail.send(new DescribeTrailsCommand({}))).trailList).toHaveLength(1);
  });

  it("plans no replacement and no destruction, and is deployed", async () => {
    const { stacks } = synthesizeOrganization(loadOrganization(rehearsal.configurationFile), outdir);
    const imported: string[] = [];
    const dangers: Record<string, readonly string[]> = {};

    expect(stacks).toEqual(["log-archive", "management"]);
    for (const stack of stacks) {
      await rehearsal.terraform.init(path.join(outdir, "stacks", stack));
      const { json, changes } = planStack(stack);
      expect(changes.filter(({ change }) => change.actions.includes("delete"))).toEqual([]);
      const found = dangersIn(parsePlan(json, stack)).map(({ rule, address }) => `${rule} ${address.split(".")[0]}`);
      dangers[stack] = [...new Set(found)].sort();
      imported.push(...changes.filter(({ change }) => change.importing).map(({ type }) => type));
      terraformIn(stack, "apply", "-no-color", "plan");
    }
    // What the guard asks about, once, and rightly: policies that name readers and spare break-glass roles, where the
    // former ones did not.
    expect(dangers).toEqual({
      "log-archive": ["policy-opened aws_kms_key", "policy-opened aws_s3_bucket_policy"],
      management: ["policy-opened aws_organizations_policy"],
    });
    expect(imported.sort()).toEqual([
      "aws_cloudtrail",
      "aws_cloudwatch_log_group",
      "aws_iam_role",
      "aws_kms_key",
      "aws_organizations_policy",
      "aws_organizations_policy_attachment",
      "aws_s3_bucket",
      "aws_s3_bucket_policy",
      "aws_s3_bucket_public_access_block",
      "aws_s3_bucket_server_side_encryption_configuration",
      "aws_s3_bucket_versioning",
    ]);
  });

  it("leaves nothing to change, with adopt in the configuration and without", async () => {
    expect(await rehearsal.stacksWithChanges()).toEqual([]);

    synthesizeOrganization({ ...loadOrganization(rehearsal.configurationFile), adopt: {} }, outdir);
    expect(await rehearsal.stacksWithChanges()).toEqual([]);
  });
});

describe("what was taken over", () => {
  it("is the same trail, of the same name, which goes on recording", async () => {
    const { trailList } = await management.cloudTrail.send(new DescribeTrailsCommand({}));
    const { IsLogging } = await management.cloudTrail.send(new GetTrailStatusCommand({ Name: former.trail_arn }));

    expect(trailList).toEqual([
      expect.objectContaining({
        TrailARN: former.trail_arn,
        S3BucketName: BUCKET,
        S3KeyPrefix: "audit",
        LogFileValidationEnabled: true,
        KmsKeyId: expect.stringContaining(former.key_id),
        CloudWatchLogsLogGroupArn: expect.stringMatching(/:log-group:company\/trail:\*$/),
      }),
    ]);
    expect(IsLogging).toBe(true);
  });

  it("holds the same versions of the log files, byte for byte, and locks those that come", async () => {
    const { ObjectLockConfiguration } = await logArchive.s3.send(
      new GetObjectLockConfigurationCommand({ Bucket: BUCKET }),
    );

    expect(versions).toHaveLength(2);
    expect(await logFiles()).toEqual(versions);
    expect(ObjectLockConfiguration).toMatchObject({
      ObjectLockEnabled: "Enabled",
      Rule: { DefaultRetention: { Mode: "GOVERNANCE", Years: 7 } },
    });
  });

  it("has the same key under its former alias and a new one", async () => {
    for (const KeyId of ["alias/company-trail", "alias/organization-trail/log-archive"]) {
      const { KeyMetadata } = await logArchive.kms.send(new DescribeKeyCommand({ KeyId }));
      expect(KeyMetadata!.KeyId).toBe(former.key_id);
    }
  });

  it("keeps events as long as before in the same log group, with the same role", async () => {
    const { logGroups } = await management.cloudWatchLogs.send(new DescribeLogGroupsCommand({}));
    const RoleName = "company-trail-to-logs";

    expect(logGroups).toEqual([expect.objectContaining({ logGroupName: "company/trail", retentionInDays: 400 })]);
    for (const PolicyName of ["logs", "write-log-streams"]) {
      expect((await management.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyName).toBe(
        PolicyName,
      );
    }
  });

  it("is the same service control policy with the guardrails in it, and the other one untouched", async () => {
    const { Policies = [] } = await management.organizations.send(
      new ListPoliciesForTargetCommand({ TargetId: landingZone.root_id, Filter: "SERVICE_CONTROL_POLICY" }),
    );
    const { Policy } = await management.organizations.send(new DescribePolicyCommand({ PolicyId: former.policy_id }));

    expect(Policies.map(({ Name }) => Name).sort()).toEqual([
      "FullAWSAccess",
      "organization-trail-guardrails-1",
      "regions",
    ]);
    expect(statement(Policy!.Content!, "ProtectTrails").Action).toContain("cloudtrail:StopLogging");
  });
});
