/**
 * Measures the deployment of the alarms of many accounts, with a stack an account and with cells, by the real Terraform
 * on the emulator. `npm run bench:cells`, or with numbers of member accounts and cells: `npm run bench:cells -- 24 4`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import * as path from "node:path";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { managementClients } from "../demo/aws-clients";
import { startEmulator } from "../emulator/emulator";
import { Terraform } from "../emulator/terraform";
import { CONTRACT_VERSION_OUTPUT, managementContract } from "../src/contracts";
import { readAssembly } from "../src/deployment";
import { countOf } from "./count-of";
import { startCountingProxy } from "./counting-proxy";
import type { CountingProxy } from "./counting-proxy";
import { measureNode } from "./measure";
import { STATE_BUCKET, writeOrganization } from "./organization";

const REGION = "eu-central-1";

/** What one way of deploying took. */
interface Costs {
  readonly stacks: number;
  readonly deploySeconds: number;
  readonly deployCalls: number;
  readonly planSeconds: number;
  readonly planCalls: number;
}

async function main([members = "24", cells = "4"]: readonly string[]): Promise<void> {
  const counted = { members: countOf(members, "accounts"), cells: countOf(cells, "cells") };
  print(`${members} member accounts, ${availableParallelism()} processors, a run of Terraform on each\n`);
  print("", "stacks", "deploy", "AWS API calls", "empty plan", "AWS API calls");
  const one = await measureWay(counted.members, []);
  printCosts("a stack an account", one);
  const other = await measureWay(counted.members, [`cells: ${counted.cells}`]);
  printCosts(`${cells} cells`, other);
  const ratio = (key: keyof Costs) => `${(one[key] / other[key]).toFixed(2)}x`;
  print("ratio", ...(["stacks", "deploySeconds", "deployCalls", "planSeconds", "planCalls"] as const).map(ratio));
}

/** Deploys everything into an empty emulator, then plans it again. */
async function measureWay(members: number, alarms: readonly string[]): Promise<Costs> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-cells-"));
  const emulator = await startEmulator({ region: REGION });
  const proxy = await startCountingProxy(emulator.endpoint);
  try {
    const environment = { ...emulator.environment, AWS_ENDPOINT_URL: proxy.endpoint };
    const terraform = new Terraform({ environment, workDirectory: folder });
    const settings = { endpoint: emulator.endpoint, region: REGION };
    await managementClients(settings).s3.send(
      new CreateBucketCommand({ Bucket: STATE_BUCKET, CreateBucketConfiguration: { LocationConstraint: REGION } }),
    );
    await writeManagementState(terraform, path.join(folder, "management"));
    const stacks = await synthesizeAlarms(folder, members, alarms, await accountOf(settings));
    return await measureStacks(terraform, proxy, stacks);
  } finally {
    await proxy.stop();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStacks(terraform: Terraform, proxy: CountingProxy, stacks: readonly string[]): Promise<Costs> {
  proxy.take();
  const deploySeconds = await timeOf(stacks, async (directory) => {
    await terraform.init(directory);
    await terraform.apply(directory);
  });
  const deployCalls = proxy.take();
  const planSeconds = await timeOf(stacks, async (directory) => {
    const { changes, output } = await terraform.plan(directory);
    if (changes) throw new Error(`the second plan is not empty:\n${output}`);
  });
  return { stacks: stacks.length, deploySeconds, deployCalls, planSeconds, planCalls: proxy.take() };
}

/** Stands in for the management stack: what stacks of alarms read of its state, and nothing else. */
async function writeManagementState(terraform: Terraform, directory: string): Promise<void> {
  const key = `arn:aws:kms:${REGION}:123456789012:key/00000000-0000-0000-0000-000000000000`;
  const values = Object.entries(managementContract.outputs).map(([name, { type }]) => [
    name,
    { value: type === "string" ? key : [] },
  ]);
  const output = { [CONTRACT_VERSION_OUTPUT]: { value: managementContract.version }, ...Object.fromEntries(values) };
  const backend = { bucket: STATE_BUCKET, key: "audit-trail/management.tfstate", region: REGION, ...S3_SETTINGS };
  mkdirSync(directory);
  writeFileSync(
    path.join(directory, "main.tf.json"),
    JSON.stringify({ terraform: { backend: { s3: backend } }, output }),
  );
  await terraform.init(directory);
  await terraform.apply(directory);
}

/** Buckets have no host names of their own on a loopback address. */
const S3_SETTINGS = { use_path_style: true, skip_credentials_validation: true };

/** Folders of the stacks that hold alarms of accounts. */
async function synthesizeAlarms(
  folder: string,
  members: number,
  alarms: readonly string[],
  managementId: string,
): Promise<readonly string[]> {
  const state = "usePathStyle: true, skipCredentialsValidation: true";
  const file = writeOrganization(folder, members, { alarms, managementId, state });
  const outdir = path.join(folder, "cdktf.out");
  const environment = { ORGANIZATION_CONFIG: file, CDKTF_OUTDIR: outdir };
  await measureNode(path.join(__dirname, "../main.js"), [], { environment });
  return readAssembly(outdir)
    .filter(({ name }) => name.startsWith("alarms-"))
    .map(({ directory }) => directory);
}

/** Works on all stacks, as many at a time as there are processors. */
async function timeOf(stacks: readonly string[], work: (directory: string) => Promise<void>): Promise<number> {
  const started = performance.now();
  const next = stacks[Symbol.iterator]();
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (const directory of next) await work(directory);
  });
  await Promise.all(workers);
  return (performance.now() - started) / 1000;
}

async function accountOf(settings: { readonly endpoint: string; readonly region: string }): Promise<string> {
  const sts = new STSClient({ ...settings, credentials: { accessKeyId: "test", secretAccessKey: "test" } });
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  sts.destroy();
  return Account!;
}

function printCosts(title: string, { stacks, deploySeconds, deployCalls, planSeconds, planCalls }: Costs): void {
  const seconds = (number: number) => `${number.toFixed(1)} s`;
  const count = (number: number) => number.toLocaleString("en-US");
  print(title, count(stacks), seconds(deploySeconds), count(deployCalls), seconds(planSeconds), count(planCalls));
}

function print(title: string, ...columns: readonly string[]): void {
  console.log([title.padEnd(20), ...columns.map((column) => column.padStart(15))].join("").trimEnd());
}

void main(process.argv.slice(2));
