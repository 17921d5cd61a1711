import {
  accountAlarmsContract,
  alarmCellContract,
  CONTRACT_VERSION_OUTPUT,
  inAccountAlarmsContract,
  logArchiveContract,
  managementContract,
  tamperWatchContract,
} from "../../src/contracts";
import { table } from "./markdown";

const STACKS = [
  { stack: "`log-archive`", contract: logArchiveContract },
  { stack: "`management`", contract: managementContract },
  { stack: "`alarms-<account>`", contract: accountAlarmsContract },
  { stack: "`alarms-cell-<number>`", contract: alarmCellContract },
  { stack: "`in-account-alarms-<account>`", contract: inAccountAlarmsContract },
  { stack: "`in-account-alarms-<account>-<Region>`", contract: inAccountAlarmsContract },
  { stack: "`tamper-watch-<account>-<Region>`", contract: tamperWatchContract },
];

/** What every stack's state hands to others, as a Markdown table. */
export function renderOutputs(): string {
  const rows = STACKS.flatMap(({ stack, contract }) => [
    [stack, `\`${CONTRACT_VERSION_OUTPUT}\``, "number", `Version of the contract, now ${contract.version}`],
    ...Object.entries(contract.outputs).map(([name, { type, description }]) => [
      stack,
      `\`${name}\``,
      type,
      description,
    ]),
  ]);
  return table(["stack", "output", "type", "meaning"], rows);
}
