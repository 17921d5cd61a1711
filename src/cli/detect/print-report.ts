import type { Colors } from "picocolors/types";
import type { Severity } from "../../detections";
import type { PassedOver } from "./log-files";
import type { Report } from "./report";

type Row = readonly [severity: string, detection: string, account: string, count: string, first: string, last: string];

const HEADINGS: Row = ["SEVERITY", "DETECTION", "ACCOUNT", "COUNT", "FIRST", "LAST"];
const COUNT_COLUMN = HEADINGS.indexOf("COUNT");

const PASSED_OVER: Readonly<Record<PassedOver, readonly [one: string, several: string]>> = {
  digest: ["digest file", "digest files"],
  insights: ["Insights file", "Insights files"],
  other: ["other file", "other files"],
};

/** A report as a page that a person reads: a row for each detection and account, the worst first. */
export function printReport(report: Report, colors: Colors): string {
  const rows = report.detections.flatMap(({ id, severity, accounts }) =>
    accounts.map(({ account, count, first, last }): Row => [
      severity,
      id,
      account,
      String(count),
      first ?? "-",
      last ?? "-",
    ]),
  );
  const lines = rows.length === 0 ? ["Nothing found."] : printTable(rows, colors);
  return `${[...lines, "", colors.dim(printCounts(report))].join("\n")}\n`;
}

function printTable(rows: readonly Row[], colors: Colors): string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...[HEADINGS, ...rows].map((row) => row[column]!.length)));
  const print = (row: Row) =>
    row
      .map((cell, column) => (column === COUNT_COLUMN ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join("  ")
      .trimEnd();
  const paint: Record<Severity, (text: string) => string> = {
    critical: (text) => colors.bold(colors.red(text)),
    high: colors.red,
    medium: colors.yellow,
    low: colors.blue,
  };
  return [colors.bold(print(HEADINGS)), ...rows.map((row) => paint[row[0] as Severity](print(row)))];
}

function printCounts({ records, files, passedOver }: Report): string {
  const others = (Object.keys(PASSED_OVER) as PassedOver[])
    .filter((why) => passedOver[why] > 0)
    .map((why) => count(passedOver[why], ...PASSED_OVER[why]));
  const read = `${count(records, "record", "records")} in ${count(files, "file", "files")}.`;
  return others.length === 0 ? read : `${read} Passed over: ${others.join(", ")}.`;
}

function count(number: number, one: string, several: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : several}`;
}
