import type { StringTable } from "./string-table";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const CLOSING_BRACKET = 0x5d;
const COMMA = 0x2c;
/** Tells a bracket from a brace, and nothing else of JSON's: with it, one comparison finds both. */
const BRACKET_TO_BRACE = 0x20;

/** How a log file begins when CloudTrail wrote it. Anything else is a record. */
const LIST_OF_RECORDS = /^\{\s*"Records"\s*:\s*\[/;
const LONGEST_BEGINNING = 256;

/** What may come next between records. */
type Place = "file" | "list" | "after comma" | "after record" | "after list";

/** A record that may matter. */
export interface ScannedRecord {
  readonly text: string;
  /** How many bytes of the file's text come before it. */
  readonly offset: number;
  /** Those of the strings that it holds; undefined where it may hold any of them. */
  readonly strings?: readonly string[];
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
  /** Where the next `\u` of the piece begins. */
  private nextEscape = 0;

  /**
   * @param strings - what to look for: records that hold none of them are passed over; undefined to visit every record
   * @param visit - receives the others
   */
  constructor(
    private readonly strings: StringTable | undefined,
    private readonly visit: (record: ScannedRecord) => void,
  ) {}

  /**
   * Reads the next piece.
   *
   * @param isLast - whether the text ends with it
   * @returns how much of it is done with: the rest has to come again, followed by more
   */
  scan(bytes: Buffer, isLast: boolean): number {
    this.nextEscape = -1;
    const done = this.scanRecords(bytes, isLast);
    if (isLast && this.problem === undefined && (done < bytes.length || this.place !== "file")) {
      this.problem = "ends in the middle of its JSON text";
    }
    this.passed += done;
    return done;
  }

  private scanRecords(bytes: Buffer, isLast: boolean): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let position = 0;
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
        const end = this.scanRecord(bytes, view, position);
        if (end === -1) {
          return position;
        }
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

  /** Walks over the object at `start` and visits it if it may matter. Returns its end, or -1 where the piece ends first. */
  private scanRecord(bytes: Buffer, view: DataView, start: number): number {
    let strings: string[] | undefined;
    let depth = 0;
    let position = start;
    while (position < bytes.length) {
      const byte = bytes[position++]!;
      if (byte === QUOTE) {
        const end = endOfString(bytes, view, position);
        if (end === -1) {
          return -1;
        }
        const string = this.strings?.find(bytes, position, end);
        if (string !== undefined) {
          (strings ??= []).push(string);
        }
        position = end + 1;
      } else if ((byte | BRACKET_TO_BRACE) === OPENING_BRACE) {
        depth++;
      } else if ((byte | BRACKET_TO_BRACE) === CLOSING_BRACE && --depth === 0) {
        this.finishRecord(bytes, start, position, strings);
        return position;
      }
    }
    return -1;
  }

  private finishRecord(bytes: Buffer, start: number, end: number, strings: readonly string[] | undefined): void {
    this.records++;
    const mayHoldAny = this.strings === undefined || this.hasEscape(bytes, start, end);
    if (strings || mayHoldAny) {
      const text = bytes.toString("utf8", start, end);
      this.visit({ text, offset: this.passed + start, ...(mayHoldAny ? {} : { strings }) });
    }
  }

  /** A string may hide behind `\u0052oot`. Few records have such an escape, so one search serves many records. */
  private hasEscape(bytes: Buffer, start: number, end: number): boolean {
    if (this.nextEscape < start) {
      const found = bytes.indexOf("\\u", start, "latin1");
      this.nextEscape = found === -1 ? bytes.length : found;
    }
    return this.nextEscape < end;
  }
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

/** Position of the quote that ends the string whose first byte is at `start`; -1 where there is none. */
function endOfString(bytes: Buffer, view: DataView, start: number): number {
  let position = start;
  for (;;) {
    position = nextQuote(bytes, view, position);
    if (position === -1) {
      return -1;
    }
    let backslashes = 0;
    while (bytes[position - 1 - backslashes] === BACKSLASH) {
      backslashes++;
    }
    // Backslashes escape each other first: an even number of them leaves the quote as it is.
    if (backslashes % 2 === 0) {
      return position;
    }
    position++;
  }
}

const FOUR_QUOTES = 0x22222222;
const FOUR_ONES = 0x01010101;
const FOUR_HIGH_BITS = 0x80808080;

/** Four bytes at a time: with the quote's bits taken off, a byte is zero only where a quote was. */
function nextQuote(bytes: Buffer, view: DataView, start: number): number {
  let position = start;
  const lastFour = bytes.length - 4;
  while (position <= lastFour) {
    const four = view.getInt32(position, true) ^ FOUR_QUOTES;
    const zeros = (four - FOUR_ONES) & ~four & FOUR_HIGH_BITS;
    if (zeros !== 0) {
      return position + ((31 - Math.clz32(zeros & -zeros)) >> 3);
    }
    position += 4;
  }
  while (position < bytes.length) {
    if (bytes[position] === QUOTE) {
      return position;
    }
    position++;
  }
  return -1;
}
