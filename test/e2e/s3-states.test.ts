/** States in the emulator's S3, written by one role and read by another, with lock files. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { CreateRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { App, TerraformStack } from "cdktf";
import { managementClients } from "../../demo/aws-clients";
import type { AwsClients } from "../../demo/aws-clients";
import { startEmulator } from "../../emulator/emulator";
import type { Emulator } from "../../emulator/emulator";
import { Terraform } from "../../emulator/terraform";
import { consume, defineContract, ExistingStateReader, keepState, publish, stateOf } from "../../src/contracts";

jest.setTimeout(10 * 60 * 1000);

const contract = defineContract({
  name: "archive",
  version: 1,
  outputs: { bucket_name: { type: "string", description: "Name of the bucket" } },
});

const ACCOUNT = "123456789012";
const KEY = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f`;
const access = { type: "s3", bucket: "example-states", region: "eu-central-1", usePathStyle: true } as const;
const states = {
  ...access,
  key: "audit-trail/{stack}.tfstate",
  roleArn: `arn:aws:iam::${ACCOUNT}:role/TerraformState`,
  readRoleArn: `arn:aws:iam::${ACCOUNT}:role/TerraformStateReader`,
  externalId: "audit-trail",
  sessionName: "audit-trail",
  kmsKeyArn: KEY,
  useLockfile: true,
};

const folder = mkdtempSync(path.join(tmpdir(), "s3-states-"));
const directoryOf = (stack: string) => path.join(folder, "cdktf.out/stacks", stack);
let emulator: Emulator;
let terraform: Terraform;
let s3: AwsClients["s3"];

beforeAll(async () => {
  emulator = await startEmulator();
  terraform = new Terraform({ environment: emulator.environment, workDirectory: path.join(folder, "work") });
  const clients = managementClients({ endpoint: emulator.endpoint, region: "eu-central-1" });
  s3 = clients.s3;
  await s3.send(
    new CreateBucketCommand({
      Bucket: access.bucket,
      CreateBucketConfiguration: { LocationConstraint: "eu-central-1" },
    }),
  );
  for (const RoleName of ["TerraformState", "TerraformStateReader"]) {
    await clients.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: "{}" }));
  }
  const zone = { version: 4, serial: 1, lineage: "zone", outputs: { id: { value: "o-exampleorgid", type: "string" } } };
  await s3.send(
    new PutObjectCommand({
      Bucket: access.bucket,
      Key: "zones/production/zone.tfstate",
      Body: JSON.stringify({ ...zone, resources: [] }),
    }),
  );

  const outdir = path.join(folder, "cdktf.out");
  mkdirSync(outdir);
  const app = new App({ outdir });
  const archive = new TerraformStack(app, "archive");
  keepState(archive, stateOf(states, "archive"));
  publish(archive, contract, { bucket_name: "logs" });

  const reader = new TerraformStack(app, "reader");
  keepState(reader, stateOf(states, "reader"));
  const { bucket_name } = consume(reader, "archive", contract, stateOf(states, "archive"));
  const id = new ExistingStateReader(reader, {
    zone: { ...access, key: "zone.tfstate", workspace: "production", workspaceKeyPrefix: "zones" },
  }).read({ state: "zone", output: "id" }, { noun: "an organization id", pattern: "^o-" });
  publish(reader, contract, { bucket_name: `${bucket_name} of ${id}` });
  app.synth();
});

afterAll(async () => {
  await emulator?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("keeps one encrypted state a stack, reads it by another role, and leaves no lock behind", async () => {
  for (const stack of ["archive", "reader"]) {
    await terraform.init(directoryOf(stack));
    await terraform.apply(directoryOf(stack));
  }
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: access.bucket }));
  const state = await s3.send(new HeadObjectCommand({ Bucket: access.bucket, Key: "audit-trail/archive.tfstate" }));

  expect(await terraform.output(directoryOf("reader"))).toMatchObject({ bucket_name: "logs of o-exampleorgid" });
  expect(Contents.map(({ Key }) => Key)).toEqual([
    "audit-trail/archive.tfstate",
    "audit-trail/reader.tfstate",
    "zones/production/zone.tfstate",
  ]);
  expect(state).toMatchObject({ ServerSideEncryption: "aws:kms", SSEKMSKeyId: KEY });
});

it("does not write while another run holds the lock file, and reads meanwhile", async () => {
  const lock = { Bucket: access.bucket, Key: "audit-trail/archive.tfstate.tflock" };
  await s3.send(new PutObjectCommand({ ...lock, Body: JSON.stringify({ ID: "1", Who: "somebody@elsewhere" }) }));

  await expect(terraform.apply(directoryOf("archive"))).rejects.toThrow(/Error acquiring the state lock/);
  expect((await terraform.plan(directoryOf("reader"))).changes).toBe(false);

  await s3.send(new DeleteObjectCommand(lock));
  await terraform.apply(directoryOf("archive"));
});
