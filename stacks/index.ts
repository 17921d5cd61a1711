import type { App } from "cdktf";
import type { Organization } from "../src/config";
import { AccountAlarmsStack } from "./account-alarms-stack";
import { LogArchiveStack } from "./log-archive-stack";
import { ManagementStack } from "./management-stack";

/**
 * All stacks of an organization, in the order they are deployed: the log archive, the trail that writes to it, then
 * the alarms of every account on the trail's events.
 */
export function defineStacks(app: App, organization: Organization): void {
  const logArchive = new LogArchiveStack(app, organization);

  const management = new ManagementStack(app, organization);
  management.addDependency(logArchive);

  for (const account of organization.accounts) {
    new AccountAlarmsStack(app, organization, account).addDependency(management);
  }
}
