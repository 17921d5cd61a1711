import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import * as path from "node:path";
import { parseArgs } from "node:util";
import pico from "picocolors";
import { startEmulator } from "../emulator/emulator";
import type { Emulator } from "../emulator/emulator";
import { printSurvey } from "./print-survey";
import { Progress } from "./progress";
import { PROJECT, Rehearsal } from "./rehearsal";
import { survey } from "./survey";

const HELP = `Deploys the audit trail of a whole organization on a local AWS emulator and shows what stands then.

Usage: npm run demo -- [options]

Options:
  --keep     leave the emulator running, and say how to look around and how to end it
  --json     print what stands as JSON
  --verbose  show what Terraform, cdktf and org-audit print
  --help     show this text

Needs Node 20.9, Python 3 and Terraform 1.9 or OpenTofu 1.9 (or later). No AWS account, no credentials.
Exit codes: 0 all stacks stand and a second plan is empty; 1 something failed; 2 wrong usage; 130 interrupted.
`;

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) return 2;
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }

  const interruption = new AbortController();
  process.on("SIGINT", () => interruption.abort());
  process.on("SIGTERM", () => interruption.abort());

  mkdirSync(path.join(PROJECT, ".work"), { recursive: true });
  const workDirectory = mkdtempSync(path.join(PROJECT, ".work", "demo-"));
  let emulator: Emulator | undefined;
  let kept = false;
  try {
    const progress = new Progress();
    emulator = await progress.step("Start the emulator", () => startEmulator({ keep: options.keep }));
    const rehearsal = new Rehearsal({
      emulator,
      workDirectory,
      signal: interruption.signal,
      onOutput: options.verbose ? (text) => process.stderr.write(text) : undefined,
    });
    console.error(`  ${rehearsal.terraform.binary}, ${rehearsal.terraform.providerSource}`);

    const landingZone = await progress.step("Apply the landing zone", () => rehearsal.applyLandingZone());
    const organization = rehearsal.configure(landingZone);
    await progress.step("org-audit deploy", (note) => rehearsal.deploy((stack) => note(`${stack} stands`)));
    const changed = await progress.step("Plan every stack again", () => rehearsal.stacksWithChanges());
    if (changed.length > 0) {
      console.error(`The second plan is not empty: ${changed.join(", ")}`);
      return 1;
    }

    const found = await survey(organization, emulator.endpoint);
    process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : printSurvey(found, pico));
    if (options.keep) {
      kept = true;
      process.stderr.write(howToLookAround(emulator, workDirectory, found.trails[0]!.arn));
    }
    return 0;
  } catch (error) {
    if (interruption.signal.aborted) {
      console.error("Interrupted. Nothing is left behind.");
      return 130;
    }
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    if (!kept) {
      await emulator?.stop();
      rmSync(workDirectory, { recursive: true, force: true });
    }
  }
}

function readOptions() {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ options: { keep: flag, json: flag, verbose: flag, help: flag } }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${HELP}`);
    return undefined;
  }
}

function howToLookAround({ endpoint, pid }: Emulator, workDirectory: string, trailArn: string): string {
  const folder = path.relative(process.cwd(), workDirectory);
  return `
The emulator goes on at ${endpoint}. Look around:

  export AWS_ENDPOINT_URL=${endpoint} AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=eu-central-1
  aws cloudtrail get-trail-status --name ${trailArn}
  aws organizations list-policies --filter SERVICE_CONTROL_POLICY
  aws cloudwatch describe-alarms --query 'MetricAlarms[].AlarmName'

Try to destroy the log archive, and read why that is refused:

  terraform -chdir=${folder}/cdktf.out/stacks/log-archive destroy

End it, with everything in it:

  kill ${pid} && rm -r ${folder}
`;
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
