/** One construct of this library in an app of your own: alarms for two accounts on a trail that you already have. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { AccountAlarms, AlarmKey, DETECTIONS, DetectionMetricFilters, tuneDetections } from "../../src";

const app = new App();
const stack = new TerraformStack(app, "audit-alarms");
const owner = { partition: "aws", region: "eu-central-1", accountId: "111111111111" };
new AwsProvider(stack, "aws", { region: owner.region, allowedAccountIds: [owner.accountId] });

const logGroupName = "my-trail";
const detections = tuneDetections(DETECTIONS, { "console-sign-in-without-mfa": { severity: "critical" } });
new DetectionMetricFilters(stack, "Detections", { logGroupName, detections });
const key = new AlarmKey(stack, "AlarmKey", owner);
for (const [id, name] of [
  ["333333333333", "network"],
  ["444444444444", "payments"],
] as const) {
  new AccountAlarms(stack, name, {
    ...owner,
    watched: { key: name, id, name },
    detections,
    logGroupName,
    keyArn: key.arn,
    subscribers: [{ protocol: "email", endpoint: `${name}@example.com` }],
  });
}
app.synth();
