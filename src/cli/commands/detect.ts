import { Command, Option } from "commander";
import { oneOf } from "../../config/did-you-mean";
import type { Detection, Severity } from "../../detections";
import { DETECTIONS, detectionIds, SEVERITIES } from "../../detections";
import type { Problem } from "../../errors";
import { countLogFiles, findLogFiles } from "../detect/log-files";
import { printReport } from "../detect/print-report";
import { createReport, exitCodeOf } from "../detect/report";
import type { SearchResult } from "../detect/search-in-threads";
import { searchInThreads } from "../detect/search-in-threads";
import type { ExitCode } from "../exit-codes";
import { nameOfInput } from "../input";
import { ProgressBar } from "../progress-bar";
import { repeatable } from "../repeatable";
import type { Terminal } from "../terminal";
import { printable } from "../terminal";
import { UsageError } from "../../errors";

const DETAILS = `
Reads log files as CloudTrail writes them, {"Records":[…]}, and records one a line; plain or gzip; folders with all
files below them whose names end with .json, .ndjson or .jsonl, or with .gz behind that. Digest and Insights files are
passed over. Damaged files are named, and the others still read.

A detection with a threshold, such as access-denied-burst, counts as its alarm does: by account and period. All others
tell of every record.

Examples:
  aws s3 sync s3://BUCKET/AWSLogs/o-exampleorgid/ logs/
  org-audit detect logs/                            everything in the folder
  org-audit detect logs/ --min-severity high        only what somebody should look at soon
  org-audit detect logs/ --detection root-usage     one detection; repeat the option for more
  zcat logs/*.gz | org-audit detect -               standard input
  org-audit detect logs/ --json | jq '.detections[] | {id, count}'

--json prints one object: files, passedOver, records, detections and unreadable. A detection names its first 100
events in eventIds, and says in eventIdsLeftOut how many more there are.

Exit codes:
   0  nothing found
  10  found, of low or medium severity
  20  found, of high or critical severity
  64  wrong usage
  66  something could not be read, or there was nothing to read; what was found in the rest is printed
  70  the program failed
`;

interface Options {
  readonly json?: true;
  readonly minSeverity: Severity;
  readonly detection: readonly string[];
}

/** `org-audit detect`: looks for every detection in log files. */
export function detectCommand(terminal: Terminal, finish: (exitCode: ExitCode) => void): Command {
  return new Command("detect")
    .summary("look for what alarms look for, in log files")
    .description("Looks in CloudTrail log files for everything that the alarms look for.")
    .argument("<input...>", "log files, folders of log files, or - for standard input")
    .option("--json", "print one JSON object")
    .addOption(
      new Option("--min-severity <severity>", "leave out what is less severe")
        .choices([...SEVERITIES].reverse())
        .default("low"),
    )
    .addOption(repeatable("--detection <id>", "look for this only", "all"))
    .addHelpText("after", DETAILS)
    .action(async (inputs: string[], options: Options) => finish(await detect(inputs, options, terminal)));
}

async function detect(inputs: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode> {
  const detections = selectDetections(options);
  const progress = new ProgressBar(terminal.stderr);
  const result = await searchInThreads(detections, findLogFiles(inputs), showProgress(inputs, progress));
  progress.clear();

  const report = createReport(result, detections);
  terminal.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report, terminal.colors));
  for (const { file, reason } of report.unreadable) {
    terminal.stderr.write(`${printable(`${nameOfInput(file)} ${reason}`)}\n`);
  }
  if (report.files === 0 && report.unreadable.length === 0) {
    terminal.stderr.write("no log file was found: in folders their names end with .json, .ndjson or .jsonl, or with .gz behind that\n"); // prettier-ignore
  }
  return exitCodeOf(report);
}

/** @throws UsageError with every id that is none, or when nothing is left to look for */
function selectDetections({ detection: ids, minSeverity }: Options): Detection[] {
  const unknown = ids.filter((id) => !detectionIds.includes(id));
  const problems: Problem[] = unknown.map((id) => ({
    where: "--detection",
    what: "is not the id of a detection",
    found: id,
    write: oneOf(id, detectionIds),
  }));
  const selected = DETECTIONS.filter(
    ({ id, severity }) =>
      (ids.length === 0 || ids.includes(id)) && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(minSeverity),
  );
  if (problems.length === 0 && selected.length === 0) {
    const write = "a lower severity, or leave it out";
    problems.push({ where: "--min-severity", what: "leaves nothing to look for", found: minSeverity, write });
  }
  if (problems.length > 0) {
    throw new UsageError(problems);
  }
  return selected;
}

/** Shows how many files are done, if somebody watches. How many there are is counted meanwhile. */
function showProgress(inputs: readonly string[], progress: ProgressBar): ((result: SearchResult) => void) | undefined {
  if (!progress.isVisible) return undefined;
  let total: number | undefined;
  void countLogFiles(inputs).then((count) => (total = count));
  return ({ files, unreadable, records }) => {
    const done = files + unreadable.length;
    progress.show(total && done / total, `${done} files  ${records.toLocaleString("en-US")} records`);
  };
}
