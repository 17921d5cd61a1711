import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { Terraform } from "../../emulator/terraform";
import { loadOrganization } from "../../src/config";
import type { Organization } from "../../src/config";
import { STACK_KINDS, stackKindOf } from "../../src/stack-ids";
import { synthesizeOrganization } from "../support/synthesize-organization";

jest.setTimeout(5 * 60 * 1000);

const workDirectory = mkdtempSync(path.join(tmpdir(), "audit-trail-validate-"));
const terraform = new Terraform({ environment: {}, workDirectory });
const example = loadOrganization("config/organization.yaml");

afterAll(() => rmSync(workDirectory, { recursive: true, force: true }));

const s3: Organization["state"] = {
  type: "s3",
  bucket: "example-states",
  region: "eu-central-1",
  key: "audit-trail/{stack}.tfstate",
  kmsKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/1f1f1f1f-1f1f-4f1f-8f1f-1f1f1f1f1f1f",
  roleArn: "arn:aws:iam::111111111111:role/TerraformState",
  endpoints: { s3: "https://s3.example.com" },
  usePathStyle: true,
  skipCredentialsValidation: true,
  useLockfile: true,
};

/** One cell with several accounts, and one that all have left. */
const cells = [
  { number: 1, accounts: example.accounts },
  { number: 2, accounts: [] },
];

/** One stack of each kind. */
const ofEachKind = (stacks: readonly string[]) =>
  STACK_KINDS.map((kind) => stacks.find((stack) => stackKindOf(stack) === kind) ?? `no stack of kind ${kind}`);

describe.each([
  ["local states", example, ofEachKind],
  ["states in S3", { ...example, state: s3 }, ofEachKind],
  ["cells", { ...example, alarms: { ...example.alarms, cells } }, () => ["alarms-cell-01", "alarms-cell-02"]],
])("with %s", (name, organization, pick) => {
  const outdir = path.join(workDirectory, name.replaceAll(" ", "-"), "cdktf.out");
  const { stacks } = synthesizeOrganization(organization, outdir);

  it.each(pick(stacks))("Terraform accepts the stack %s against the provider's schema", async (stack) => {
    const directory = path.join(outdir, "stacks", stack);

    await terraform.init(directory, { backend: false });
    await terraform.validate(directory);
  });
});
