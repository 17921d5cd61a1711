/** What somebody else has made is imported, with the real Terraform on the emulator, and the plan is judged before. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import type { Emulator } from "../../emulator/emulator";
import { startEmulator } from "../../emulator/emulator";
import { Terraform } from "../../emulator/terraform";
import { dangersIn, parsePlan } from "../../src/guard";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(10 * 60 * 1000);

const folder = temporaryFolder();
const [theirs, ours] = [path.join(folder, "theirs"), path.join(folder, "ours")];
let emulator: Emulator;
let terraform: Terraform;

const standing = {
  aws_s3_bucket: { logs: { bucket: "logs-of-somebody-else" } },
  aws_s3_bucket_versioning: versioning("Enabled"),
  aws_s3_bucket_public_access_block: block({ block_public_acls: true, restrict_public_buckets: true }),
  aws_kms_key: { logs: { description: "theirs", enable_key_rotation: true } },
  aws_cloudwatch_log_group: { logs: { name: "trail", retention_in_days: 365 } },
};

function versioning(status: string) {
  return { logs: { bucket: "logs-of-somebody-else", versioning_configuration: [{ status }] } };
}

function block(values: object) {
  return { logs: { bucket: "logs-of-somebody-else", ...values } };
}

function configure(directory: string, resource: object, blocks: object = {}) {
  mkdirSync(directory, { recursive: true });
  const aws = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };
  writeFileSync(
    path.join(directory, "main.tf.json"),
    JSON.stringify({
      terraform: { required_providers: { aws } },
      provider: { aws: { region: "eu-central-1" } },
      resource,
      ...blocks,
    }),
  );
}

/** Plans to import every resource as the configuration says, and tells what is done and what is refused. */
function planImports(resource: object, ids: Readonly<Record<string, string>>) {
  configure(ours, resource, { import: Object.entries(ids).map(([to, id]) => ({ to, id })) });
  const run = (...words: string[]) =>
    execFileSync(terraform.binary, [`-chdir=${ours}`, ...words], { env: terraform.environment, encoding: "utf8" });
  run("plan", "-out=plan");
  const plan = parsePlan(run("show", "-json", "plan"), "plan");
  return {
    done: plan.resourceChanges.map(({ type, actions }) => `${type} ${actions.join()}`).sort(),
    refused: dangersIn(plan)
      .map(({ rule, address }) => `${rule} ${address}`)
      .sort(),
  };
}

beforeAll(async () => {
  emulator = await startEmulator();
  terraform = new Terraform({ environment: emulator.environment, workDirectory: path.join(folder, "work") });
  configure(theirs, standing, { output: { key: { value: "${aws_kms_key.logs.key_id}" } } });
  await terraform.init(theirs);
  await terraform.apply(theirs);
  configure(ours, standing);
  await terraform.init(ours);
});
afterAll(() => emulator.stop());

describe("an import", () => {
  const ids = async () => {
    const { key } = await terraform.output<{ key: string }>(theirs);
    return {
      "aws_s3_bucket.logs": "logs-of-somebody-else",
      "aws_s3_bucket_versioning.logs": "logs-of-somebody-else",
      "aws_s3_bucket_public_access_block.logs": "logs-of-somebody-else",
      "aws_kms_key.logs": key,
      "aws_cloudwatch_log_group.logs": "trail",
    };
  };

  it("passes when it changes nothing, or tags and tightens", async () => {
    const tightened = {
      ...standing,
      aws_s3_bucket: { logs: { bucket: "logs-of-somebody-else", tags: { team: "audit" } } },
      aws_s3_bucket_public_access_block: block({
        block_public_acls: true,
        restrict_public_buckets: true,
        block_public_policy: true,
      }),
      aws_kms_key: { logs: { description: "ours", enable_key_rotation: true, deletion_window_in_days: 30 } },
      aws_cloudwatch_log_group: { logs: { name: "trail", retention_in_days: 400 } },
    };

    expect(planImports(standing, await ids()).refused).toEqual([]);
    expect(planImports(tightened, await ids())).toEqual({
      done: [
        "aws_cloudwatch_log_group update",
        "aws_kms_key update",
        "aws_s3_bucket update",
        "aws_s3_bucket_public_access_block update",
        "aws_s3_bucket_versioning no-op",
      ],
      refused: [],
    });
  });

  it("is refused when it replaces or loosens what it finds", async () => {
    const loosened = {
      aws_s3_bucket: { logs: { bucket: "logs-of-ours" } },
      aws_s3_bucket_versioning: versioning("Suspended"),
      aws_s3_bucket_public_access_block: block({ block_public_acls: false, restrict_public_buckets: true }),
      aws_kms_key: { logs: { description: "ours", enable_key_rotation: false, deletion_window_in_days: 7 } },
      aws_cloudwatch_log_group: { logs: { name: "trail", retention_in_days: 30 } },
    };

    expect(planImports(loosened, await ids())).toEqual({
      done: [
        "aws_cloudwatch_log_group update",
        "aws_kms_key update",
        "aws_s3_bucket delete,create",
        "aws_s3_bucket_public_access_block update",
        "aws_s3_bucket_versioning update",
      ],
      refused: [
        "key-deletion-window-shortened aws_kms_key.logs",
        "key-rotation-off aws_kms_key.logs",
        "public-access-opened aws_s3_bucket_public_access_block.logs",
        "resource-replaced aws_s3_bucket.logs",
        "retention-shortened aws_cloudwatch_log_group.logs",
        "versioning-suspended aws_s3_bucket_versioning.logs",
      ],
    });
  });
});
