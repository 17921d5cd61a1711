import { TerraformStack } from "cdktf";
import type { App } from "cdktf";
import type { Organization } from "../src/config";
import { requireOwnPlaces } from "../src/states";
import { AccountAlarmsStack } from "./account-alarms-stack";
import { AlarmCellStack } from "./alarm-cell-stack";
import { InAccountAlarmsStack } from "./in-account-alarms-stack";
import { LogArchiveStack } from "./log-archive-stack";
import { ManagementStack } from "./management-stack";
import { TamperWatchStack } from "./tamper-watch-stack";

/**
 * All stacks of an organization, in the order they are deployed: the log archive, the trail that writes to it, the
 * alarms of every account on the trail's events, and last what watches from EventBridge, so that it does not
 * report the deployment itself.
 */
export function defineStacks(app: App, organization: Organization): void {
  const { accounts, alarms } = organization;
  const logArchive = new LogArchiveStack(app, organization);

  const management = new ManagementStack(app, organization);
  management.addDependency(logArchive);

  if (alarms.perAccount !== "insights") {
    const stacks =
      alarms.cells.length > 0
        ? alarms.cells.map((cell) => new AlarmCellStack(app, organization, cell))
        : accounts.map((account) => new AccountAlarmsStack(app, organization, account));
    for (const stack of stacks) stack.addDependency(management);
  }
  for (const account of alarms.inAccount.accounts) {
    for (const region of alarms.inAccount.regions) {
      new InAccountAlarmsStack(app, organization, account, region).addDependency(management);
    }
  }
  for (const account of alarms.tamperWatch.accounts) {
    for (const region of alarms.tamperWatch.regions) {
      new TamperWatchStack(app, organization, account, region).addDependency(management);
    }
  }
  const stacks = app.node.children.filter(TerraformStack.isStack).map(({ node }) => node.id);
  requireOwnPlaces(organization.state, stacks, organization.existingState);
}
