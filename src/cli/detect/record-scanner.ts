import type { RecordWalk } from "./record-walk";

const QUOTE = 0x22;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const CLOSING_BRACKET = 0x5d;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;

/** How a log file begins when CloudTrail wrote it. Anything else is a record. */
const LIST_OF_RECORDS = /^\{\s*"Records"\s*:\s*\[/;
const LONGEST_BEGINNING = 256;

/** Programs on Windows begin a text with a mark of its encoding: three bytes for UTF-8. */
const LONGEST_MARK = 3;

/** What may come next between records. */
type Place = "file" | "list" | "after comma" | "after record" | "after list";

/** What stands between two records, where nothing but them is in the text. */
const SEPARATORS: Readonly<Partial<Record<Place, number>>> = { file: LINE_FEED, list: COMMA, "after comma": COMMA };

/** A record that may matter, or the first one: it tells what kind of text this is. */
export interface ScannedRecord {
  readonly text: string;
  /** How many bytes of the file's text come before it. */
  readonly offset: number;
  /** Those of the strings that it holds; undefined where it may hold any of them. */
  readonly strings?: readonly string[];
  readonly isFirst: boolean;
}

/**
 * Finds the records in the text of a log file by its structure, without parsing it: `{"Records":[…]}`, or records one
 * after the other, laid out in any way. Strings are told from structure, so nothing inside a record is taken for one.
 *
 * The text comes in pieces of any size.
 */
export class RecordScanner {
  /** Number of records so far. */
  records = 0;
  /** Why the text is no log file: scanning ended there. */
  problem?: string;

  private place: Place = "file";
  /** Length of the text before the piece at hand. */
  private passed = 0;

  /**
   * @param recordWalk - knows the strings to look for
   * @param visit - receives the first record, and all that may hold one of them
   * @param visitAll - whether to visit the others too
   */
  constructor(
    private readonly recordWalk: RecordWalk,
    private readonly visit: (record: ScannedRecord) => void,
    private readonly visitAll = false,
  ) {}

  /**
   * Reads the next piece.
   *
   * @param isLast - whether the text ends with it
   * @returns how much of it is done with: the rest has to come again, followed by more
   */
  scan(bytes: Buffer, isLast: boolean): number {
    if (this.passed === 0 && !isLast && bytes.length < LONGEST_MARK) {
      return 0;
    }
    this.recordWalk.setText(bytes);
    const done = this.scanRecords(bytes, isLast);
    if (isLast && this.problem === undefined && (done < bytes.length || this.place !== "file")) {
      this.problem = "ends in the middle of its JSON text";
    }
    this.passed += done;
    return done;
  }

  private scanRecords(bytes: Buffer, isLast: boolean): number {
    let position = this.passed === 0 ? lengthOfMark(bytes) : 0;
    if (position === -1) {
      this.problem = "is text in UTF-16: save it as UTF-8";
      return 0;
    }
    while (position < bytes.length) {
      const byte = bytes[position]!;
      if (isSpace(byte)) {
        position++;
        continue;
      }
      if (byte === OPENING_BRACE && this.place === "file") {
        if (!isLast && position + LONGEST_BEGINNING > bytes.length) {
          return position;
        }
        const beginning = lengthOfBeginning(bytes, position);
        if (beginning > 0) {
          this.place = "list";
          position += beginning;
          continue;
        }
      }
      if (byte === OPENING_BRACE && (this.place === "file" || this.place === "list" || this.place === "after comma")) {
        const mayPassOver = this.records > 0 && !this.visitAll;
        const end = this.recordWalk.walk(position, mayPassOver ? SEPARATORS[this.place] : undefined);
        if (end === -1) {
          return position;
        }
        this.finishRecords(bytes, end);
        position = end;
        this.place = this.place === "file" ? "file" : "after record";
        continue;
      }
      const next = nextPlace(this.place, byte);
      if (next === undefined) {
        this.problem = `is neither {"Records":[…]} nor one record a line: see byte ${this.passed + position}`;
        return position;
      }
      this.place = next;
      position++;
    }
    return position;
  }

  /** Only the last record can be one that matters. */
  private finishRecords(bytes: Buffer, end: number): void {
    const { objects, lastStart: start } = this.recordWalk;
    const isFirst = this.records === 0;
    this.records += objects;
    const mayHoldAny = this.visitAll || this.recordWalk.mayHoldAny();
    const strings = mayHoldAny ? undefined : this.recordWalk.strings();
    if (isFirst || strings === undefined || strings.length > 0) {
      this.visit({ text: bytes.toString("utf8", start, end), offset: this.passed + start, strings, isFirst });
    }
  }
}

/** How long the mark of UTF-8 is that a text begins with; -1 where it is one of UTF-16. */
function lengthOfMark(bytes: Buffer): number {
  const mark = bytes.toString("hex", 0, LONGEST_MARK);
  if (mark.startsWith("fffe") || mark.startsWith("feff")) {
    return -1;
  }
  return mark === "efbbbf" ? LONGEST_MARK : 0;
}

function lengthOfBeginning(bytes: Buffer, position: number): number {
  // A record that begins like all of CloudTrail's needs no closer look.
  if (bytes[position + 1] === QUOTE && bytes[position + 2] !== "R".charCodeAt(0)) {
    return 0;
  }
  return LIST_OF_RECORDS.exec(bytes.toString("latin1", position, position + LONGEST_BEGINNING))?.[0].length ?? 0;
}

function nextPlace(place: Place, byte: number): Place | undefined {
  switch (byte) {
    case COMMA:
      return place === "after record" ? "after comma" : undefined;
    case CLOSING_BRACKET:
      return place === "after record" || place === "list" ? "after list" : undefined;
    case CLOSING_BRACE:
      return place === "after list" ? "file" : undefined;
    default:
      return undefined;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
