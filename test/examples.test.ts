import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { temporaryFolder } from "./support/temporary-folder";
import { Template } from "./support/template";
import { readFileSync } from "node:fs";
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
