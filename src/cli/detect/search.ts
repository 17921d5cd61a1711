import type { Detection, LogRecord } from "../../detections";
import { matches } from "../../detections/expression/evaluate";
import { unreadableReason } from "../input";
import type { Findings } from "./findings";
import { addRecord } from "./findings";
import { readLogText } from "./log-text";
import { necessaryStrings } from "./necessary-strings";
import type { ScannedRecord } from "./record-scanner";
import { RecordScanner } from "./record-scanner";
import { RecordWalk } from "./record-walk";

/** Longest record in bytes. CloudTrail's are far shorter: what is longer is no record, and would fill the memory. */
const LONGEST_RECORD = 16 << 20;

/** Key of the list in a file as CloudTrail writes it: a record has none. */
const LIST_OF_RECORDS = "Records";

/** Every record of CloudTrail has at least one of them. Events in another envelope, such as EventBridge's, have none. */
const KEYS_OF_RECORDS = ["eventName", "eventType"];

/** What became of one file. */
export interface ReadFile {
  /** Number of records in it, or before the place where it could not be read any more. */
  readonly records: number;
  /** Why it could not be read as a whole, as a clause such as `does not exist`; missing where it could. */
  readonly problem?: string;
}

/** Looks for detections in log files, and adds up what it finds. */
export class Search {
  readonly findings: Findings = new Map();
  /** The detections that need a string, by that string. */
  private readonly byString = new Map<string, Detection[]>([[LIST_OF_RECORDS, []]]);
  private readonly recordWalk: RecordWalk;
  /** Whether some detection may match a record that holds none of the strings. */
  private readonly visitAll: boolean;

  constructor(private readonly detections: readonly Detection[]) {
    const needs = detections.map((detection) => ({ detection, strings: necessaryStrings(detection.pattern) }));
    for (const { detection, strings = [] } of needs) {
      for (const string of strings) {
        this.byString.set(string, [...(this.byString.get(string) ?? []), detection]);
      }
    }
    this.recordWalk = new RecordWalk(this.byString.keys());
    this.visitAll = needs.some(({ strings }) => strings === undefined);
  }

  /** Searches one file. Whatever is wrong with it is told in the result: other files can still be read. */
  async read(file: string): Promise<ReadFile> {
    let badFile: string | undefined;
    let badRecord: string | undefined;
    const visit = (record: ScannedRecord) => {
      const problem = this.readRecord(record);
      badRecord ??= problem && `holds a record that ${problem}: see byte ${record.offset}`;
    };
    const scanner = new RecordScanner(this.recordWalk, visit, this.visitAll);
    let rest: Buffer = Buffer.alloc(0);
    let isEmpty = true;
    try {
      for await (const piece of readLogText(file)) {
        isEmpty &&= piece.length === 0;
        const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
        rest = bytes.subarray(scanner.scan(bytes, false));
        if (scanner.problem !== undefined) {
          break;
        }
        if (rest.length > LONGEST_RECORD) {
          badFile = `holds a record of more than ${LONGEST_RECORD} bytes`;
          break;
        }
      }
    } catch (error) {
      // A folder is walked: only a link to one comes here.
      badFile = unreadableReason(error, { EISDIR: "is a link to a folder" });
    }
    scanner.scan(rest, true);
    // CloudTrail delivers no such file, and a pipe is empty when what should fill it failed: that is no all-clear.
    const problem = badFile ?? scanner.problem ?? badRecord ?? (isEmpty ? "is empty" : undefined);
    return { records: scanner.records, ...(problem === undefined ? {} : { problem }) };
  }

  /** Tries the detections that may match a record. Returns what is wrong with its text. */
  private readRecord({ text, strings, isFirst }: ScannedRecord): string | undefined {
    let record: LogRecord;
    try {
      record = JSON.parse(text) as LogRecord;
    } catch {
      return "is not JSON";
    }
    if (Array.isArray(record[LIST_OF_RECORDS])) {
      return "is a list of records, with something before it";
    }
    const detections = strings ? new Set(strings.flatMap((string) => this.byString.get(string)!)) : this.detections;
    for (const detection of detections) {
      if (matches(detection.pattern, record)) {
        addRecord(this.findings, detection, record);
      }
    }
    const isStrange = isFirst && KEYS_OF_RECORDS.every((key) => typeof record[key] !== "string");
    return isStrange ? `is not CloudTrail's: it has neither ${KEYS_OF_RECORDS.join(" nor ")}` : undefined;
  }
}
