import type { Colors } from "picocolors/types";
import type { Survey } from "./survey";

/** Colours for a terminal; without one, the text as it is. */
export type Style = Pick<Colors, "bold" | "dim" | "green" | "red">;

/** The survey as a page that a person reads. */
export function printSurvey(survey: Survey, style: Style): string {
  const state = (good: boolean, yes: string, no: string) => (good ? style.green(yes) : style.red(no));
  const lines: string[] = [];
  const section = (title: string) => lines.push("", style.bold(title));
  const row = (name: string, value: string) => lines.push(`  ${name.padEnd(20)}${value}`);

  section("Accounts");
  for (const account of survey.accounts) {
    lines.push(`  ${account.id}  ${account.name}`);
    row("", style.dim(`stacks  ${account.stacks.join(", ")}`));
    row("", style.dim(`alarms  ${account.alarms.length}, such as "${account.alarms[0]}"`));
  }
  for (const trail of survey.trails) {
    section("Organization trail");
    row("ARN", trail.arn);
    row("status", state(trail.logging, "logging", "NOT logging"));
    row(
      "scope",
      `${trail.organization ? "organization" : "one account"}, ${trail.multiRegion ? "all Regions" : "one Region"}`,
    );
    row("log file validation", state(trail.logFileValidation, "on", "OFF"));
    row("key", trail.kmsKeyArn);
  }
  section("Log archive");
  row("bucket", survey.logBucket.name);
  row("Object Lock", survey.logBucket.objectLock);
  row("versioning", survey.logBucket.versioning);
  row("encryption", survey.logBucket.encryption);
  row("access logs", survey.logBucket.accessLogs);

  section("Service and resource control policies");
  for (const policy of survey.policies) {
    row(policy.id, policy.name);
    row("", style.dim(`attached to ${policy.targets.join(", ")}`));
  }
  section("Alarms for the whole organization");
  row(String(survey.organizationAlarms.length), `such as "${survey.organizationAlarms[0]}"; --json names all of them`);
  return `${lines.join("\n")}\n`;
}
