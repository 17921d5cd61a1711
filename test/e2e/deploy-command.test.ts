/**
 * `org-audit plan` and `org-audit deploy` with the real Terraform and the real AWS provider, states and their locks in
 * S3: stacks that fail beside stacks that do not, and runs that are interrupted and killed in the middle.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, NoSuchKey } from "@aws-sdk/client-s3";
import type { Document } from "yaml";
import { managementClients } from "../../demo/aws-clients";
import type { AwsClients } from "../../demo/aws-clients";
import { Rehearsal } from "../../demo/rehearsal";
import type { LandingZone } from "../../demo/rehearsal";
import { startEmulator } from "../../emulator/emulator";
import type { Emulator } from "../../emulator/emulator";
import type { DeploymentReport } from "../../src/cli/deployment/report";
import { DETECTIONS } from "../../src/detections";
import { compiledCommandLine } from "../cli/compiled-command-line";

jest.setTimeout(20 * 60 * 1000);

const STATE_BUCKET = "example-terraform-state";
const STACKS = [
  "log-archive",
  "management",
  "alarms-management",
  "alarms-log-archive",
  "alarms-security-tooling",
  "alarms-payments-production",
  "in-account-alarms-payments-production-us-east-1",
  "in-account-alarms-payments-production",
];

const program = compiledCommandLine();
const workDirectory = mkdtempSync(path.join(tmpdir(), "deploy-command-"));
let emulator: Emulator;
let rehearsal: Rehearsal;
let landingZone: LandingZone;
let s3: AwsClients["s3"];

beforeAll(async () => {
  emulator = await startEmulator();
  ({ s3 } = managementClients({ endpoint: emulator.endpoint, region: "eu-central-1" }));
  const CreateBucketConfiguration = { LocationConstraint: "eu-central-1" } as const;
  await s3.send(new CreateBucketCommand({ Bucket: STATE_BUCKET, CreateBucketConfiguration }));
  rehearsal = new Rehearsal({ emulator, workDirectory });
  landingZone = await rehearsal.applyLandingZone();
  await synthesize("first");
});

afterAll(async () => {
  await emulator?.stop();
  rmSync(workDirectory, { recursive: true, force: true });
});

/**
 * Synthesizes a small organization: four accounts, few alarms.
 *
 * @param release - a tag of every resource that can have one, so that another release changes every stack
 */
async function synthesize(release: string): Promise<void> {
  rehearsal.configure(landingZone, (configuration: Document) => {
    configuration.set("state", {
      type: "s3",
      bucket: STATE_BUCKET,
      region: "eu-central-1",
      usePathStyle: true,
      skipCredentialsValidation: true,
    });
    configuration.setIn(["tags", "release"], release);
    for (const member of ["network", "payments-staging"]) configuration.deleteIn(["accounts", "members", member]);
    configuration.setIn(["alarms", "tamperWatch"], { accounts: [] });
    const left = DETECTIONS.filter(({ id }) => !["root-usage", "trail-selectors-changed"].includes(id));
    configuration.setIn(["alarms", "detections"], Object.fromEntries(left.map(({ id }) => [id, { enabled: false }])));
  });
  await rehearsal.synthesize();
}

/** Starts `org-audit`, as a pipeline does. */
function start(...words: string[]) {
  const child = spawn(process.execPath, [program, ...words, "--output", path.join(workDirectory, "cdktf.out")], {
    cwd: workDirectory,
    env: rehearsal.terraform.environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]).then(
    ([stdout, stderr, [exitCode, signal]]) => ({ stdout, stderr, exitCode: exitCode as number | null, signal: signal as string }), // prettier-ignore
  );
  return { child, ended };
}

/** What became of every stack, in the order of deployment. */
const outcomes = ({ stdout }: { readonly stdout: string }) =>
  Object.fromEntries((JSON.parse(stdout) as DeploymentReport).stacks.map(({ name, outcome }) => [name, outcome]));

/** The same outcome for all stacks but some. */
const all = (outcome: string, others: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(STACKS.map((stack) => [stack, outcome])),
  ...others,
});

/** Keys in the bucket of states, without their common prefix: locks are beside the states. */
async function objects(): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: STATE_BUCKET }));
  return Contents.map(({ Key }) => Key!.replace("audit-trail/", "")).sort();
}

const states = (...stacks: string[]) => stacks.map((stack) => `${stack}.tfstate`).sort();

/** Waits until a stack's state is locked by an apply. */
async function untilApplying(stack: string): Promise<void> {
  const Key = `audit-trail/${stack}.tfstate.tflock`;
  for (;;) {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: STATE_BUCKET, Key }));
      const { Operation } = JSON.parse(await Body!.transformToString()) as { readonly Operation: string };
      if (Operation === "OperationTypeApply") return;
    } catch (error) {
      if (!(error instanceof NoSuchKey)) throw error;
    }
  }
}

/** Changes what was synthesized for a stack, and returns how to undo that. */
function spoil(stack: string, change: (text: string) => string): () => void {
  const file = path.join(rehearsal.stackDirectory(stack), "cdk.tf.json");
  const complete = readFileSync(file, "utf8");
  expect(change(complete)).not.toBe(complete);
  writeFileSync(file, change(complete));
  return () => writeFileSync(file, complete);
}

// Each step stands on what the one before has left, as the runs of a pipeline do.
it("plans a first rollout: what reads from stacks to come waits, and nothing is written", async () => {
  const planned = await start("plan", "--json").ended;

  expect(outcomes(planned)).toEqual(all("waiting", { "log-archive": "planned" }));
  expect(planned).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await objects()).toEqual([]);
});

it("finishes every stack beside those that fail, and leaves no lock", async () => {
  // One fails when it is applied, after some of it was made; one when it is planned, by the role of another account.
  const mendTopic = spoil("alarms-payments-production", (stack) =>
    stack.replace(/"topic_arn": "[^"]+"/, '"topic_arn": "arn:aws:sns:eu-central-1:123456789012:gone"'),
  );
  const { "payments-production": right, network: wrong } = landingZone.account_ids;
  const mendRole = spoil("in-account-alarms-payments-production", (stack) =>
    stack.replace(`arn:aws:iam::${right}:role/`, `arn:aws:iam::${wrong}:role/`),
  );
  const deployed = await start("deploy", "--parallelism", "3", "--json").ended;
  mendTopic();
  mendRole();

  const failed = { "alarms-payments-production": "failed", "in-account-alarms-payments-production": "failed" };
  expect(outcomes(deployed)).toEqual(all("deployed", failed));
  expect(deployed).toMatchObject({ exitCode: 1, stderr: "" });
  const report = (JSON.parse(deployed.stdout) as DeploymentReport).stacks;
  const errors = report.flatMap(({ step, error }) => (error === undefined ? [] : [`${step}: ${error}`]));
  expect(errors).toEqual([
    expect.stringMatching(/^apply: Error: creating SNS Topic Subscription: [^]*NotFound/),
    expect.stringMatching(new RegExp(`^plan: Error: [^]*AWS account ID not allowed: ${wrong}`)),
  ]);
  expect(await objects()).toEqual(states(...STACKS.slice(0, -1)));
});

it("ends safely when it is interrupted in the middle of an apply", async () => {
  await synthesize("second");
  const { child, ended } = start("deploy", "--json");
  await untilApplying("management");
  child.kill("SIGINT");
  const interrupted = await ended;

  expect(interrupted.exitCode).toBe(130);
  const { "log-archive": first, management, ...rest } = outcomes(interrupted);
  expect(first).toBe("deployed");
  // Terraform ends what it has begun: that may have been all there was to do.
  expect(["interrupted", "deployed"]).toContain(management);
  expect(new Set(Object.values(rest))).toEqual(new Set(["skipped"]));
  expect(await objects()).toEqual(states(...STACKS.slice(0, -1)));
});

it("leaves nothing undone when it is killed in the middle of an apply and run again", async () => {
  const { child, ended } = start("deploy", "--json", "--parallelism", "1");
  await untilApplying("alarms-management");
  child.kill("SIGKILL");
  const again = start("deploy", "--json").ended;
  expect(await ended).toMatchObject({ signal: "SIGKILL" });

  // Killed, but for its Terraform: that one finished its stack by itself, while the next run waited for the lock.
  const finished = await again;
  const { "alarms-management": killed, ...others } = outcomes(finished);
  expect(killed).toBe("unchanged");
  expect(others).toMatchObject({ "log-archive": "unchanged", management: "unchanged", [STACKS.at(-1)!]: "deployed" });
  expect(finished).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await objects()).toEqual(states(...STACKS));
});

it("has nothing left to change", async () => {
  const planned = await start("plan", "--detailed-exitcode", "--json").ended;

  expect(outcomes(planned)).toEqual(all("unchanged"));
  expect(planned).toMatchObject({ exitCode: 0, stderr: "" });
});

it("tells of drift", async () => {
  await synthesize("third");
  const planned = await start("plan", "alarms-*", "--detailed-exitcode").ended;

  expect(planned.exitCode).toBe(2);
  expect(planned.stdout).toMatch(/^alarms-payments-production +\d{12} +\+0 ~\d+ -0 .* would change$/m);
  expect(planned.stdout).toContain("\n4 would change.\n");
});
