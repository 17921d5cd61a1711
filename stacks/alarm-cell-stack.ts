import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import type { AlarmCell, Organization } from "../src/config";
import { alarmCellContract, publish } from "../src/contracts";
import { AlarmsStack } from "./alarms-stack";
import { alarmCellStackId } from "../src/stack-ids";

/** The alarms of the accounts of one cell, each with its own topic: as in a stack of its own, but for the state. */
export class AlarmCellStack extends AlarmsStack {
  constructor(scope: Construct, organization: Organization, cell: AlarmCell) {
    super(scope, alarmCellStackId(cell), organization);
    const alarms = new Construct(this, "Alarms");
    const watched = cell.accounts.map((account) => ({ account, alarms: this.watch(alarms, account.key, account) }));
    const byKey = (value: (one: (typeof watched)[number]) => string) =>
      Object.fromEntries(watched.map((one) => [one.account.key, value(one)]));

    publish(this, alarmCellContract, {
      account_ids: byKey(({ account }) => account.id),
      alarm_topic_arns: byKey(({ alarms }) => alarms.topicArn),
      alarm_names: Token.asList(Fn.flatten(watched.map(({ alarms }) => alarms.alarmNames))),
    });
  }
}
