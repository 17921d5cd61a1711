import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { temporaryFolder } from "./support/temporary-folder";
import { Template } from "./support/template";
import { cpSync, readFileSync } from "node:fs";
import { Terraform } from "../emulator/terraform";
import { logArchiveContract, managementContract } from "../src/contracts";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";

const PROJECT = path.resolve(__dirname, "..");

describe("examples/single-construct", () => {
  const outdir = temporaryFolder();

  it("synthesizes alarms for both of its accounts in an app of its own", () => {
    execFileSync(process.execPath, [path.join(PROJECT, "dist/examples/single-construct/main.js")], {
      env: { ...process.env, CDKTF_OUTDIR: outdir },
    });
    const template = Template.parse(readFileSync(path.join(outdir, "stacks/audit-alarms/cdk.tf.json"), "utf8"));
    const watched = template.every(CloudwatchMetricAlarm).map(({ dimensions }) => dimensions.AccountId);

    expect([...new Set(watched)].sort()).toEqual(["333333333333", "444444444444"]);
  });
});

describe("examples/contract-reader", () => {
  const folder = temporaryFolder();
  const directory = path.join(folder, "contract-reader");
  const terraform = new Terraform({ environment: {}, workDirectory: path.join(folder, "work") });
  const main = readFileSync(path.join(PROJECT, "examples/contract-reader/main.tf"), "utf8");

  it("is code that Terraform and the AWS provider accept", async () => {
    cpSync(path.join(PROJECT, "examples/contract-reader"), directory, { recursive: true });
    await terraform.init(directory);

    await expect(terraform.validate(directory)).resolves.toBeUndefined();
  }, 60_000);

  it.each([
    ["log-archive", "log_archive", logArchiveContract],
    ["management", "management", managementContract],
  ])("reads the contract of %s in its present version, and outputs that it promises", (stack, local, contract) => {
    const outputs = [...main.matchAll(new RegExp(`local\\.${local}\\.(\\w+)`, "g"))].map(([, output]) => output);

    expect(main).toMatch(new RegExp(`contract_versions = \\{.*\\b${stack} = ${contract.version}\\b.*\\}`));
    expect(outputs.length).toBeGreaterThan(1);
    expect(Object.keys(contract.outputs)).toEqual(expect.arrayContaining(outputs));
  });
});
