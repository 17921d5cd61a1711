import { lostProtections } from "../../attribute-checks";
import type { Protection } from "../../attribute-checks";
import { judgeUpdate } from "../../rule";
import type { Rule } from "../../rule";

const off = (path: string, what: string): Protection => ({
  path,
  keep: true,
  otherwise: false,
  what: `${what}: ${path}`,
});
const on = (path: string, what: string): Protection => ({
  path,
  keep: false,
  otherwise: false,
  what: `${what}: ${path}`,
});

const PROTECTIONS: Readonly<Record<string, readonly Protection[]>> = {
  aws_s3_bucket: [on("force_destroy", "lets Terraform empty the bucket to destroy it")],
  aws_cloudwatch_log_group: [
    off("skip_destroy", "lets Terraform delete the log group"),
    off("deletion_protection_enabled", "lets everybody who may delete log groups delete it"),
  ],
  aws_cloudtrail_event_data_store: [
    off("termination_protection_enabled", "lets everybody who may delete event data stores delete it"),
  ],
  aws_organizations_policy: [off("skip_destroy", "lets Terraform delete the policy")],
  aws_organizations_policy_attachment: [off("skip_destroy", "lets Terraform detach the policy")],
  aws_organizations_account: [on("close_on_deletion", "lets Terraform close the account")],
};

export const deletionProtectionOff: Rule = {
  id: "deletion-protection-off",
  title: "A protection against deletion is taken away",
  why: "It is the first of two steps: the next plan may destroy what this one lets go.",
  instead: "leave the protection; whoever has to delete the resource takes it away in the change that deletes it",
  reference: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/logs/Working-with-log-groups-and-streams.html",
  types: Object.keys(PROTECTIONS),
  judge: judgeUpdate((update) => lostProtections(update, PROTECTIONS[update.type]!)),
};
