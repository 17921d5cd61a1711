import type { Colors } from "picocolors/types";
import { deploymentOf } from "../../discovery";
import type { ChangedAccount } from "../../discovery";
import { printable } from "../terminal";
import type { ClosedEntry, DiscoveryReport } from "./discovery-report";

const LIST = new Intl.ListFormat("en");

/** The report for people: a line for each change, then what to do about it. */
export function printDiscoveryReport(report: DiscoveryReport, colors: Colors): string {
  const file = printable(report.file);
  if (report.upToDate) return `${file} knows every account.\n`;
  const leaving = report.closed.filter(({ removed }) => !removed);
  const changesFile = leaving.length < rowsOf(report).length;
  const paragraphs = [
    table(report, colors),
    ...(changesFile ? [report.written ? `${file} is written.` : `${file} is as it was: nothing was written.`] : []),
    ...nextSteps(report),
    ...leaving.map(wayOut),
    ...(leaving.length > 0 ? [`Their entries stay until then. Afterwards: org-audit discover --remove-closed`] : []),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

type Row = readonly [change: string, key: string, id: string, text: string];

function rowsOf({ joined, renamed, moved, placed, closed }: DiscoveryReport): Row[] {
  const change = (word: string, accounts: readonly ChangedAccount[]) =>
    accounts.map(({ key, id, from, to }): Row => [word, key, id, from === undefined ? to : `${from} → ${to}`]);
  return [
    ...joined.map(({ key, id, name, organizationalUnit }): Row => [
      "joined",
      key,
      id,
      organizationalUnit === undefined ? name : `${name}, in ${organizationalUnit}`,
    ]),
    ...change("renamed", renamed),
    ...change("moved", moved),
    ...change("is in", placed),
    ...closed.map(({ key, id, name, state, removed }): Row => [
      removed ? "removed" : "closed",
      key,
      id,
      `${name}, ${state ?? "which has left the organization"}`,
    ]),
  ];
}

function table(report: DiscoveryReport, colors: Colors): string {
  const rows = rowsOf(report);
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [changeWidth, keyWidth] = [width(0), width(1)];
  const paint: Readonly<Record<string, (text: string) => string>> = {
    joined: colors.green,
    closed: colors.red,
    removed: colors.red,
  };
  return rows
    .map(([change, key, id, text]) => {
      const word = (paint[change] ?? colors.yellow)(change.padEnd(changeWidth));
      return `${word}  ${key.padEnd(keyWidth)}  ${id}  ${printable(text)}`;
    })
    .join("\n");
}

function nextSteps({ joined, renamed }: DiscoveryReport): string[] {
  const stacks = [...new Set(joined.flatMap((account) => account.stacks))];
  return [
    ...(stacks.length === 0 ? [] : [`Who joined has alarms after:\n  ${deploymentOf(stacks)}`]),
    ...(renamed.length === 0 ? [] : ["Alarms carry the account's name: those of renamed accounts are made anew."]),
  ];
}

function wayOut({ key, state, destroy, forget, commands, afterwards }: ClosedEntry): string {
  const reasons = [
    ...(destroy.length === 0 ? [] : [`${LIST.format(destroy)} would never be destroyed once the entry is gone`]),
    ...(forget.length === 0
      ? []
      : [
          `${LIST.format(forget)} ${forget.length === 1 ? "is" : "are"} in the account itself, where nobody gets in any more: ${
            state === null ? "its new owner has what is in it" : "AWS deletes what is in it 90 days after closure"
          }`,
        ]),
  ];
  const before =
    commands.length === 0
      ? [`${key} has no stack of its own.`]
      : [`The way out of ${key}: ${reasons.join("; ")}.`, ...commands.map((command) => `  ${command}`)];
  const after = afterwards === null ? [] : ["Once the entry is gone, its alarms go with:", `  ${afterwards}`];
  return [...before, ...after].join("\n");
}
