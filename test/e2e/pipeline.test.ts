/**
 * The pipeline that `org-audit pipeline github` writes, played from a pull request to the drift check against an
 * emulated organization: its accounts have a role each that plans and one that deploys, its states are in S3.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { DeleteAlarmsCommand, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsClients } from "../../demo/aws-clients";
import { accountClients, managementClients } from "../../demo/aws-clients";
import { PROJECT, Rehearsal } from "../../demo/rehearsal";
import type { Emulator } from "../../emulator/emulator";
import { startEmulator } from "../../emulator/emulator";
import type { Organization } from "../../src/config";
import type { Event } from "../pipelines/engines/job";
import { runInShell, standIn } from "../pipelines/shell";
import type { PlayedJob } from "./workflow-player";
import { playWorkflow } from "./workflow-player";

// One test plays dozens of Terraform runs: on a busy machine that takes its time.
jest.setTimeout(20 * 60 * 1000);

const STATE_BUCKET = "example-terraform-state";
const STATE = {
  type: "s3",
  bucket: STATE_BUCKET,
  region: "eu-central-1",
  usePathStyle: true,
  skipCredentialsValidation: true,
};
const LANDING_ZONE_KEY = "landing-zone.tfstate";
const WORKFLOW = ".github/workflows/audit-trail.yml";
const WRITE_PIPELINE = [
  "npx org-audit pipeline github --shard-size 3",
  "--role-arn 'arn:aws:iam::{account}:role/AuditTrailDeploy'",
  "--plan-role-arn 'arn:aws:iam::{account}:role/AuditTrailPlan'",
].join(" ");

const workDirectory = mkdtempSync(path.join(tmpdir(), "audit-trail-pipeline-"));
const repository = path.join(workDirectory, "repository");
const settings = () => ({ endpoint: emulator.endpoint, region: "eu-central-1" });

interface Accounts {
  readonly logArchive: { readonly id: string };
  readonly members: Readonly<Record<string, { readonly id: string }>>;
}

let emulator: Emulator;
let environment: Record<string, string>;
let organization: Organization;
let management: AwsClients;

beforeAll(async () => {
  emulator = await startEmulator();
  management = managementClients(settings());
  await management.s3.send(
    new CreateBucketCommand({
      Bucket: STATE_BUCKET,
      CreateBucketConfiguration: { LocationConstraint: "eu-central-1" },
    }),
  );
  const rehearsal = new Rehearsal({ emulator, workDirectory });
  const landingZone = await rehearsal.applyLandingZone();
  await management.s3.send(
    new PutObjectCommand({
      Bucket: STATE_BUCKET,
      Key: LANDING_ZONE_KEY,
      Body: readFileSync(path.join(workDirectory, "landing-zone/terraform.tfstate")),
    }),
  );
  organization = rehearsal.configure(landingZone, (configuration) => {
    for (const member of ["network", "payments-staging"]) configuration.deleteIn(["accounts", "members", member]);
    // Each job has the role that deploys into its account, or the one that reads there.
    const { logArchive, members } = (configuration.toJS() as { accounts: Accounts }).accounts;
    const deployRole = (id: string) => `arn:aws:iam::${id}:role/AuditTrailDeploy`;
    configuration.setIn(["accounts", "logArchive", "roleArn"], deployRole(logArchive.id));
    configuration.setIn(["accounts", "members", "payments-production", "roleArn"], deployRole(members["payments-production"]!.id)); // prettier-ignore
    configuration.setIn(["provider"], { s3UsePathStyle: true, maxRetries: 5, assumeRole: false });
    configuration.setIn(["alarms", "tamperWatch"], { accounts: [] });
    configuration.setIn(["state"], STATE);
    configuration.setIn(["existingState", "landing-zone"], { ...STATE, key: LANDING_ZONE_KEY });
  });
  for (const accountId of new Set([
    organization.management.id,
    organization.logArchiveAccount.id,
    ...organization.accounts.map(({ id }) => id),
  ])) {
    // prettier-ignore
    const { iam } = accountId === organization.management.id ? management : await accountClients(settings(), accountId);
    for (const RoleName of ["AuditTrailDeploy", "AuditTrailPlan"]) {
      await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: "{}" }));
    }
  }
  environment = runnerEnvironment(rehearsal.terraform.environment);
  writeRepository(rehearsal.configurationFile);
});

afterAll(async () => {
  await emulator?.stop();
  rmSync(workDirectory, { recursive: true, force: true });
});

/** A runner: its packages come from this project, its GitHub has environments as the file's header asks for them. */
function runnerEnvironment(of: Readonly<Record<string, string>>): Record<string, string> {
  standIn(workDirectory, "npm", [
    '[ "$*" = ci ]',
    "mkdir -p node_modules/.bin",
    `ln -s ${PROJECT}/node_modules/.bin/cdktf node_modules/.bin/cdktf`,
    `printf '#!/bin/sh\\nexec node ${PROJECT}/dist/src/cli/main.js "$@"\\n' > node_modules/.bin/org-audit`,
    "chmod +x node_modules/.bin/org-audit",
  ].join("\n")); // prettier-ignore
  standIn(workDirectory, "gh", [
    'case "$2" in',
    "  */environments/audit-trail) echo required_reviewers ;;",
    "  */environments/audit-trail-deploy/deployment-branch-policies) echo branch main ;;",
    "esac",
  ].join("\n")); // prettier-ignore
  return {
    ...Object.fromEntries(Object.entries(of).filter(([name]) => !/^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/.test(name))),
    PATH: `${path.join(workDirectory, "stand-ins")}:${process.env["PATH"]}`,
    GITHUB_REPOSITORY: "example/landing-zone",
  };
}

/** What somebody commits: the configuration, and the pipeline that they let `org-audit` write. */
function writeRepository(configurationFile: string): void {
  mkdirSync(path.join(repository, "config"), { recursive: true });
  const files = {
    "package.json": JSON.stringify({ name: "landing-zone", private: true }),
    "cdktf.json": JSON.stringify({ language: "typescript", app: `node ${PROJECT}/dist/main.js`, projectId: "example" }),
    "config/organization.yaml": readFileSync(configurationFile, "utf8"),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(repository, file), text);
  const written = runInShell(["npm ci", "npx cdktf synth", WRITE_PIPELINE], repository, environment);
  if (written.status !== 0) throw new Error(`${written.stdout}${written.stderr}`);
  for (const folder of ["cdktf.out", "node_modules"]) rmSync(path.join(repository, folder), { recursive: true });
}

async function play(event: Event): Promise<PlayedJob[]> {
  const sts = new STSClient({ ...settings(), credentials: { accessKeyId: "test", secretAccessKey: "test" } });
  const directory = mkdtempSync(path.join(workDirectory, "run-"));
  return playWorkflow(readFileSync(path.join(repository, WORKFLOW), "utf8"), event, {
    repository,
    workDirectory: directory,
    environment,
    assumeRole: async (RoleArn) => {
      const assumed = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "audit-trail" }));
      const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.Credentials!;
      return {
        AWS_ACCESS_KEY_ID: AccessKeyId!,
        AWS_SECRET_ACCESS_KEY: SecretAccessKey!,
        AWS_SESSION_TOKEN: SessionToken!,
      };
    },
  });
}

/** Each job with how its copies ended, in the order in which they did. */
const conclusions = (jobs: readonly PlayedJob[]) =>
  jobs.reduce<Record<string, string[]>>(
    (all, { id, conclusion }) => ({ ...all, [id]: [...(all[id] ?? []), conclusion] }),
    {},
  );

const logs = (jobs: readonly PlayedJob[]) => jobs.filter(({ conclusion }) => conclusion === "failure").map(({ log }) => log); // prettier-ignore

async function states(): Promise<string[]> {
  const { Contents = [] } = await management.s3.send(
    new ListObjectsV2Command({ Bucket: STATE_BUCKET, Prefix: "audit-trail/" }),
  );
  return Contents.map(({ Key }) => path.basename(Key!, ".tfstate")).sort();
}

const SUCCESS = "success";
const SKIPPED = ["skipped"];

it("plans a pull request, and deploys nothing", async () => {
  const jobs = await play("pull request");

  expect(logs(jobs)).toEqual([]);
  expect(conclusions(jobs)).toEqual({
    synth: [SUCCESS],
    // The management account has five stacks, so two jobs; the log archive and a member have one each.
    plan: [SUCCESS, SUCCESS, SUCCESS, SUCCESS],
    drift: SKIPPED,
    approve: SKIPPED,
    "wave-1": SKIPPED,
    "wave-2": SKIPPED,
    "wave-3": SKIPPED,
  });
  expect(await states()).toEqual([]);
});

it("deploys wave by wave after a push", async () => {
  const jobs = await play("push");

  expect(logs(jobs)).toEqual([]);
  expect(conclusions(jobs)).toEqual({
    synth: [SUCCESS],
    plan: [SUCCESS, SUCCESS, SUCCESS, SUCCESS],
    drift: SKIPPED,
    approve: [SUCCESS],
    "wave-1": [SUCCESS],
    "wave-2": [SUCCESS],
    "wave-3": [SUCCESS, SUCCESS, SUCCESS],
  });
  expect(await states()).toEqual([
    "alarms-log-archive",
    "alarms-management",
    "alarms-payments-production",
    "alarms-security-tooling",
    "in-account-alarms-payments-production",
    "in-account-alarms-payments-production-us-east-1",
    "log-archive",
    "management",
  ]);
});

it("finds no drift then", async () => {
  const jobs = await play("schedule");

  expect(logs(jobs)).toEqual([]);
  expect(conclusions(jobs)["drift"]).toEqual([SUCCESS, SUCCESS, SUCCESS, SUCCESS]);
});

it("finds drift where somebody deleted an alarm, and fails with Terraform's own code", async () => {
  const account = organization.accounts.find(({ key }) => key === "payments-production")!;
  const { cloudWatch } = await accountClients(settings(), account.id);
  const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({}));
  await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [MetricAlarms[0]!.AlarmName!] }));

  const drift = (await play("schedule")).filter(({ id }) => id === "drift");

  const failed = drift.filter(({ conclusion }) => conclusion === "failure");
  expect(drift).toHaveLength(4);
  expect(failed.map(({ matrix }) => matrix)).toEqual([{ account: account.id, shard: "1/1" }]);
  expect(failed[0]!.log).toMatch(/exit code 2\n$/);
});
